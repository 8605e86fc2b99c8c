import { Type, type Static } from "typebox";

/** What stands on the stream between asking a source and storing: bytes, sealed with the household's key. */
export const ArrivalV1Schema = Type.Object(
  {
    key: Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        "Opaque, the same for all records of a meter: they are kept in order among themselves. At most 200 bytes of UTF-8.",
    }),
    value: Type.String({
      maxLength: 1_200_000,
      contentEncoding: "base64",
      contentMediaType: "application/octet-stream",
      pattern: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
      description:
        "At most 900,000 bytes; on the stream as they are, here in base64. Only ingestion opens them.",
    }),
  },
  { additionalProperties: false },
);
/** A record of the stream as text, for examples and for looking at it; its bytes never leave ingestion in the clear. */
export type ArrivalV1 = Static<typeof ArrivalV1Schema>;

/** The bytes are of chance: they open nothing and hold nothing. */
export const arrivalV1Example: ArrivalV1 = {
  key: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
  value: "AbDNAqHjq1mOTsU4C8vQfWv0pW7mZ0mXy5w1i4m4c2hQ",
};
