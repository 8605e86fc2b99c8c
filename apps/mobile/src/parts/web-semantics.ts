/** Meanings that HTML has and React Native's types do not list; a phone leaves them aside. */
export const asParagraph: object = { role: "paragraph" };
