import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from "react";

export type PageSection = ComponentType<{ id: string }>;
export type PageSections = Record<"order" | "customer", PageSection[]>;

const SectionsContext = createContext<PageSections>({ order: [], customer: [] });

/** Which sections the features add to one another's pages; app says so. */
export function PageSectionsProvider({ sections, children }: { sections: PageSections; children: ReactNode }) {
  return <SectionsContext.Provider value={sections}>{children}</SectionsContext.Provider>;
}

/** What other features have to say of the thing that a page shows. */
export function SectionsOfOthers({ subject, id }: { subject: keyof PageSections; id: string }) {
  const sections = useContext(SectionsContext)[subject];
  return (
    <>
      {sections.map((Section, index) => (
        <Suspense fallback={null} key={index}>
          <Section id={id} />
        </Suspense>
      ))}
    </>
  );
}
