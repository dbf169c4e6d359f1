import { Button as MacawButton } from "@saleor/macaw-ui";
import type { ReactNode } from "react";

type ButtonProps = {
  children: ReactNode;
  onClick?: () => void;
  variant?: "primary" | "secondary" | "error";
  type?: "button" | "submit";
  isDisabled?: boolean;
  /** Says more than the text does, where several buttons read alike. */
  label?: string;
};

export function Button({
  children,
  onClick,
  variant = "secondary",
  type = "button",
  isDisabled = false,
  label,
}: ButtonProps) {
  return (
    <MacawButton
      size="medium"
      variant={variant}
      type={type}
      onClick={onClick}
      disabled={isDisabled}
      aria-label={label}
    >
      {children}
    </MacawButton>
  );
}
