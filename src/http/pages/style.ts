/** The whole look of the plain pages: warm neutrals, one teal, hairlines, light and dark by the system's choice. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --text: #1f1d1a; --quiet: #67625a; --line: #e4e0d9; --code: #f2efe9; --accent: #0f6b66;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #161514; --text: #eceae6; --quiet: #a39d93; --line: #33302c; --code: #201e1c; --accent: #5cc4bb; }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--ground); color: var(--text);
  font: 400 15px/1.55 "Inter", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 44rem; margin: 0 auto; padding: clamp(2rem, 8vw, 5rem) 1.25rem 4rem; }
.brand { display: flex; align-items: center; gap: .55rem; font-weight: 600; }
.brand svg { width: 1.25rem; height: 1.25rem; color: var(--accent); }
h1 { font-size: 1.75rem; font-weight: 620; letter-spacing: -.015em; line-height: 1.2; margin: 2.25rem 0 .75rem; }
h2 { font-size: 1rem; font-weight: 600; }
h2 + p { margin-top: .3rem; }
p { color: var(--quiet); max-width: 38rem; }
p + p { margin-top: .6rem; }
ol { list-style: none; padding: 0; margin: 2.5rem 0; counter-reset: step; border-top: 1px solid var(--line); }
ol > li { counter-increment: step; padding: 1.4rem 0 1.5rem 2.75rem; border-bottom: 1px solid var(--line); position: relative; }
ol > li::before {
  content: counter(step); position: absolute; left: 0; top: 1.35rem; width: 1.7rem; height: 1.7rem;
  border: 1px solid var(--line); border-radius: 50%; text-align: center; line-height: 1.6rem;
  font-size: .8rem; font-variant-numeric: tabular-nums; color: var(--quiet);
}
ol > li.now::before { border-color: var(--accent); color: var(--accent); font-weight: 600; }
ol > li.done::before { content: "\\2713"; color: var(--accent); }
ol > li.done h2 { color: var(--quiet); font-weight: 500; }
pre {
  background: var(--code); border-radius: 6px; padding: .7rem .9rem; margin: .7rem 0; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 13px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--text);
}
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--text); overflow-wrap: anywhere; }
pre code { font-size: inherit; }
ul { list-style: none; padding: 0; margin-top: .6rem; }
ul li { padding: .3rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
