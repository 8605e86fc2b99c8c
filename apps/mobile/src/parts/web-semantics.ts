/** Meanings that HTML has and React Native's types do not list; a phone leaves them aside. */
export const asParagraph: object = { role: "paragraph" };
export const asCaption: object = { role: "caption" };
export const asForm: object = { role: "form" };
