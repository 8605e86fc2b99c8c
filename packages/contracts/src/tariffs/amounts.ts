import { Type } from "typebox";

const plain = String.raw`\d+(\.\d{0,5}0*)?|\.\d{1,5}0*`;
const scientific = String.raw`(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,4}`;
const penceText = String.raw`^\s*[+-]?(${plain}|${scientific})\s*$`;

/** Pence between two bounds. Text is exact by itself; a number is taken by its shortest decimal text, as JSON has it. */
export const pence = (least: number, most: number, description: string) =>
  Type.Union(
    [
      Type.String({ pattern: penceText, maxLength: 100 }),
      Type.Number({ minimum: least, maximum: most, description: "The same as a number." }),
    ],
    {
      description: `${description} Pence as decimal text such as "24.5": from ${least} to ${most}, at most five decimals. More are refused, not rounded.`,
    },
  );

/** A field that may be left out, or be null, where there is nothing to say. */
export const orNothing = <T extends Type.TSchema>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

/** Text that says something: at least one character that is seen. */
export const text = (longest: number, description: string) =>
  Type.String({ minLength: 1, maxLength: longest, pattern: String.raw`\S`, description });

/** Whole-object forms have no room for fields of a provider's own: a word mistyped must not be passed over. */
export const closed = { additionalProperties: false } as const;

export const date = (description: string) =>
  Type.String({
    pattern: String.raw`^(199\d|20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`,
    maxLength: 10,
    description: `${description} A date in Europe/London, YYYY-MM-DD.`,
  });
