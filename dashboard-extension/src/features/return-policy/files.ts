import { saveAsFile as save } from "@/ui/save-as-file";

export function saveAsFile(name: string, text: string): void {
  save(name, new Blob([text], { type: "application/json" }));
}

export function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsText(file);
  });
}
