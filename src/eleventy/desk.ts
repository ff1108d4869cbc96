import {directionOf, type Language} from "../model/language.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Sheet, SheetContent} from "../model/sheet.ts";
import {strictView} from "../rendering/strictView.ts";

/** What a desk has of the sheet that is being rendered. */
interface Desk {
  sheet: Sheet | undefined;
  content: SheetContent | undefined;
}

/**
 * Sheets as templates read them. What a template reads is made when it reads it, and only that of the last sheet is
 * kept: those of all at once would fill the memory.
 */
export function onDesk(sheets: readonly Sheet[]): readonly SheetOnDesk[] {
  const desk: Desk = {sheet: undefined, content: undefined};
  return sheets.map((sheet) => new SheetOnDesk(sheet, desk));
}

/** Of a class, so that Eleventy passes it on instead of copying what is in it. */
export class SheetOnDesk {
  readonly #sheet: Sheet;
  readonly #desk: Desk;

  constructor(sheet: Sheet, desk: Desk) {
    this.#sheet = sheet;
    this.#desk = desk;
  }

  get permalink(): Permalink {
    return this.#sheet.permalink;
  }

  get language(): Language {
    return this.#sheet.language;
  }

  get direction(): "ltr" | "rtl" {
    return directionOf(this.#sheet.language);
  }

  get template(): string {
    return this.#sheet.template;
  }

  get layout(): string {
    return this.#sheet.layout;
  }

  get languages(): SheetContent["languages"] {
    return this.#content.languages;
  }

  get trail(): SheetContent["trail"] {
    return this.#content.trail;
  }

  get head(): object {
    return strictView(this.#content.head, "head");
  }

  get frame(): object {
    return strictView(this.#content.frame, this.#sheet.layout);
  }

  get view(): object {
    return strictView(this.#content.view, this.#sheet.template);
  }

  get #content(): SheetContent {
    if (this.#desk.sheet !== this.#sheet || this.#desk.content === undefined) {
      this.#desk.content = this.#sheet.make();
      this.#desk.sheet = this.#sheet;
    }
    return this.#desk.content;
  }
}
