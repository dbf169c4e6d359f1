import css from "./paragraphs.module.css";

type Paragraph = { code: string; heading: string; sentences: string[] };

/** The rules as customers read them. */
export function Paragraphs({ paragraphs }: { paragraphs: Paragraph[] }) {
  return (
    <div className={css.paragraphs}>
      {paragraphs.map(({ code, heading, sentences }) => (
        <div key={code}>
          <h3>{heading}</h3>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
    </div>
  );
}
