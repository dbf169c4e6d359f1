const css = `
:host { display: block; color: var(--postventa-ink, inherit); font: var(--postventa-font, inherit); }
:host([hidden]) { display: none; }
.card { padding: var(--postventa-padding, 1.25rem); border: var(--postventa-border, 1px solid color-mix(in srgb, currentColor 25%, transparent)); border-radius: var(--postventa-radius, .75rem); background: var(--postventa-background, transparent); }
.balance { margin: 0 0 .5rem; line-height: 1.2; }
.balance strong { font-size: 1.75em; }
ul { list-style: none; margin: 0 0 .75rem; padding: 0; display: grid; gap: .25rem; }
form { margin: 0; }
button { font: inherit; min-height: 2.75rem; padding: .25rem 0; border: 0; background: none; color: var(--postventa-accent, inherit); text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.review { margin-top: 1rem; padding-top: 1rem; border-top: var(--postventa-border, 1px solid color-mix(in srgb, currentColor 25%, transparent)); }
.review p, .review blockquote { margin: 0 0 .5rem; }
.review img { max-width: 8rem; height: auto; margin: 0 .5rem .5rem 0; border-radius: .5rem; }
.shelf { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; margin: .75rem 0 0; }
.shelf p { margin: 0 0 .25rem; overflow-wrap: anywhere; }
.shelf img { width: 100%; aspect-ratio: 1; object-fit: contain; border-radius: .5rem; }
.shelf a { display: inline-block; min-height: 2.75rem; color: inherit; text-underline-offset: .2em; }
.shelf a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.quiet { font-size: .875em; }
.words { white-space: pre-line; overflow-wrap: anywhere; }
summary { min-height: 2.75rem; cursor: pointer; align-content: center; }
.preview { margin: 0; color: var(--postventa-accent, inherit); }
`;
let sheet = null;

/** One sheet for all; made this way, a page's policy of content may forbid inline styles. */
export function styles() {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
