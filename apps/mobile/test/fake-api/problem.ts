import type { Answered } from "./answers.js";

export const problem = (status: number, code: string): Answered => ({
  status,
  body: {
    type: `/docs/problems#${code}`,
    title: code,
    status,
    code,
    detail: `English detail of ${code}.`,
    requestId: "req-7f3a",
  },
});
