import type {Language} from "./language.ts";
import {isSingular} from "./plural.ts";

/** The words of the site itself, in one language. `{name}` marks a place that is filled in. */
export const stringKeys = [
  // The frame of every page
  "skipToContent",
  "sections",
  "home",
  "topics",
  "tags",
  "people",
  "organisations",
  "places",
  "authors",
  "archive",
  "search",
  "searchTheStories",
  "breadcrumbs",
  "footer",
  "languages",
  "asOf",
  "pageWeight",
  "pageWeightWords",
  "atomFeed",
  "jsonFeed",
  // Fronts and lists
  "latest",
  "topStories",
  "allStoriesOn",
  "storyCountOne",
  "storyCountOther",
  "olderStories",
  "newerStories",
  "newestStories",
  "pageOf",
  "pagination",
  "noStories",
  "inOtherLanguages",
  // Hubs
  "storySoFar",
  "explainer",
  "explainerMore",
  "latestStories",
  "keyPeople",
  "documents",
  "subTopics",
  "partOf",
  "story",
  "timelineCaption",
  "timelineGaps",
  "coverageByMonth",
  "coverageByYear",
  "mapOf",
  "mapOutlines",
  "briefing",
  "briefingToPrint",
  "briefingWhole",
  // Stories
  "by",
  "listComma",
  "listAnd",
  "published",
  "updated",
  "readingTime",
  "inBrief",
  "readMore",
  "readMoreBackground",
  "readMoreUpdate",
  "readMoreSource",
  "readMoreContradicts",
  "background",
  "sources",
  "corrections",
  "updates",
  "related",
  "relatedPicked",
  "relatedSameStory",
  "relatedEarlier",
  "relatedLater",
  "relatedSameTopic",
  "relatedSimilar",
  "mentionedIn",
  "previousOnTopic",
  "nextOnTopic",
  "alsoIn",
  "translatedFrom",
  "translationBehindOne",
  "translationBehindOther",
  "onThisStory",
  "showPicture",
  "readAt",
  // Kinds of stories
  "kindReport",
  "kindAnalysis",
  "kindExplainer",
  "kindInterview",
  "kindProfile",
  "kindOpinion",
  "kindBrief",
  "kindLive",
  "liveEnded",
  "keyMoments",
  "contents",
  // Series
  "series",
  "partOfCount",
  "partCountOne",
  "partCountOther",
  "previousPart",
  "nextPart",
  // Timelines
  "timelineOf",
  "wholeTimeline",
  "years",
  "eventCountOne",
  "eventCountOther",
  // Corrections
  "correction",
  "update",
  "correctionsAndUpdates",
  "noCorrections",
  "older",
  "newer",
  "newest",
  // Entities
  "roles",
  "alsoWritten",
  "since",
  "until",
  "storiesWith",
  "storiesBy",
  "storiesFrom",
  "events",
  "coordinates",
  "website",
  // Documents
  "documentAgreement",
  "documentLaw",
  "documentResolution",
  "documentStatement",
  "documentSpeech",
  "documentHearing",
  "documentLetter",
  // Other pages
  "notFound",
  "notFoundText",
  "moved",
  "movedText",
  // Search
  "searchLabel",
  "searchNeedsScript",
  "searchEmpty",
  "searchStart",
  "searching",
  "searchFailed",
  "searchResultsOne",
  "searchResultsOther",
  "searchMore",
  "searchPartly",
  "searchCorrected",
  "searchInstead",
  "searchNone",
  "searchMissing",
  "searchLanguages",
  "searchFilters",
  "searchAny",
  "searchClear",
  "searchOrder",
  "searchBest",
  "searchNewest",
  "searchOldest",
  "topic",
  "tag",
  "author",
  "person",
  "place",
  "year",
  "language",
  // Offline
  "offline",
  "offlineIntro",
  "offlineNoScript",
  "offlineUnsupported",
  "offlineMissing",
  "offlineTopics",
  "offlineSite",
  "offlineKeep",
  "offlineRemove",
  "offlineSize",
  "offlineKept",
  "offlineKeeping",
  "offlineDone",
  "offlineGone",
  "offlineFailed",
  "offlineFull",
  "offlineHere",
  "offlineNewest",
  "offlineRead",
  "offlineForget",
  "lightReading",
  "lightReadingText",
  "lightSwitch",
  "lightOn",
  "lightOff",
  "megabytes",
  "kilobytes",
  // Dates and numbers
  "calendar",
  "months",
  "solarMonths",
  "digits",
  "date",
  "solarDate",
  "dateWithGregorian",
  "monthAndYear",
  "dateTime"
] as const;

export type StringKey = (typeof stringKeys)[number];

/**
 * `months` names twelve, parted by commas, January first; `solarMonths` those of the Solar Hijri year; `digits` holds
 * ten, zero first; `calendar` is one of `calendars`.
 */
export type Strings = Readonly<Record<StringKey, string>>;

/** By which calendar a language's readers count their days. */
export const calendars = ["gregorian", "solar-hijri"] as const;

export function namesIn(months: string): readonly string[] {
  return months.split(/[,،]/).map((name) => name.trim());
}

/** Fills the places of a string: `fill("Page {n}", {n: "2"})`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A whole number in a language's digits. */
export function numeral(number: number | string, strings: Pick<Strings, "digits">): string {
  return String(number).replace(/[0-9]/g, (digit) => strings.digits[Number(digit)] ?? digit);
}

/** The form of a counted noun. */
export function counted(
  count: number,
  one: StringKey,
  other: StringKey,
  strings: Strings,
  language: Language
): string {
  return fill(isSingular(count, language) ? strings[one] : strings[other], {count: numeral(count, strings)});
}
