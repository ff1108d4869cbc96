/** What is used of Eleventy, which comes without types. */
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(input: string, output: string, options: object);
    write(): Promise<void>;
    setIsVerbose(isVerbose: boolean): void;
    disableLogger(): void;
  }
}
