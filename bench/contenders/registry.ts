import type {Contender} from "./contender.ts";
import {eleventy} from "./eleventy.ts";
import {hugo, hugoRelated} from "./hugo.ts";
import {khabar} from "./khabar.ts";

/** In the order in which they take turns. */
export const contenders: readonly Contender[] = [khabar, eleventy, hugo, hugoRelated];
