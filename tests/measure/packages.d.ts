/** What is used of packages that are installed only when a site is measured. */
declare module "lighthouse" {
  interface Category {
    readonly score: number | null;
    readonly auditRefs: readonly {readonly id: string; readonly weight: number}[];
  }
  interface Audit {
    readonly title: string;
    readonly score: number | null;
  }
  interface Run {
    readonly lhr: {
      readonly categories: Readonly<Record<string, Category>>;
      readonly audits: Readonly<Record<string, Audit>>;
    };
  }
  export default function lighthouse(url: string, flags: object): Promise<Run | undefined>;
}

declare module "html-validate" {
  interface Message {
    readonly ruleId: string;
    readonly message: string;
    readonly line: number;
  }
  export class HtmlValidate {
    constructor(config: object);
    validateString(
      html: string
    ): Promise<{readonly results: readonly {readonly messages: readonly Message[]}[]}>;
  }
}
