/** A phone uses its system font where none is named. */
export const fontFamily: string | undefined = undefined;
