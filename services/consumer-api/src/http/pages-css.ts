/** The look of the few pages that the server writes itself: the product's colours, light and dark. */
export const pagesCss = `
:root { color-scheme: light dark; --text: #0b0c0c; --quiet: #484949; --back: #fff; --line: #cecece; --link: #1a65a6; --action: #1d70b8; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f3f2f1; --quiet: #cecece; --back: #0b0c0c; --line: #505a5f; --link: #8ec5f2; --action: #1d70b8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1.1875rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
main.wide { max-width: 70rem; }
h1 { font-size: 2.25rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { margin: 3rem 0 0.5rem; border-top: 2px solid var(--text); padding-top: 1rem; }
h3 { margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid #fd0; box-shadow: 0 0 0 6px #0b0c0c; outline-offset: 0; }
a.button { display: inline-block; min-height: 44px; padding: 0.6rem 1.25rem; background: var(--action); color: #fff; font-weight: 700; text-decoration: none; border-radius: 4px; }
.quiet { color: var(--quiet); overflow-wrap: anywhere; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0 1rem; font-size: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); }
summary { min-height: 44px; padding: 0.6rem 0; cursor: pointer; }
pre { overflow-x: auto; font-size: 0.9rem; }
code { font-size: 0.95em; }
`;
