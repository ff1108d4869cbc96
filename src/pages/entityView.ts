import {locatorMap, type MapPoint} from "../charts/locatorMap.ts";
import type {Organisation, Person, Place} from "../model/entities.ts";
import {directionOf, type Language, languages, type Named} from "../model/language.ts";
import type {Phrase} from "../model/phrase.ts";
import {lookUp} from "../model/publication.ts";
import type {Markup, NamedLink} from "../model/sheet.ts";
import type {ShownDate} from "../rendering/dates.ts";
import type {MarkupIn, Setting} from "./setting.ts";

/** Who or what a list of stories is about. */
export interface EntityView {
  readonly otherNames: readonly {
    readonly name: string;
    readonly language: Language;
    readonly direction: "ltr" | "rtl";
  }[];
  readonly aliases: readonly string[];
  readonly roles: readonly {
    readonly title: Phrase;
    readonly from: ShownDate | undefined;
    readonly to: ShownDate | undefined;
  }[];
  readonly profile: MarkupIn | undefined;
  readonly place: NamedLink | undefined;
  readonly country: Phrase | undefined;
  /** "33.60° N, 73.05° E". */
  readonly coordinates: string | undefined;
  readonly map: Markup | undefined;
  readonly website: string | undefined;
}

const nothing = {
  aliases: [],
  roles: [],
  profile: undefined,
  place: undefined,
  country: undefined,
  coordinates: undefined,
  map: undefined,
  website: undefined
};

export function personView(person: Person, setting: Setting): EntityView {
  const house = setting.publication.masthead.language;
  return {
    ...nothing,
    otherNames: otherNames(person, setting),
    aliases: person.aliases,
    roles: person.roles.map(({title, titles, from, to}) => ({
      title: titles[setting.language] ?? setting.phrase(title, house),
      from: from && setting.partial(from),
      to: to && setting.partial(to)
    })),
    profile: person.profile && setting.wordsIn(house, person.profile.body)
  };
}

export function organisationView(organisation: Organisation, setting: Setting): EntityView {
  const {publication, named, permalink} = setting;
  const place = organisation.place === undefined ? undefined : lookUp(publication.places, organisation.place);
  return {
    ...nothing,
    otherNames: otherNames(organisation, setting),
    aliases: organisation.aliases,
    place: place && {name: named(place), permalink: permalink("places", place.slug)},
    website: organisation.link
  };
}

export function placeView(place: Place, setting: Setting): EntityView {
  return {
    ...nothing,
    otherNames: otherNames(place, setting),
    aliases: place.aliases,
    country: setting.told(place, "country"),
    coordinates: coordinates(place),
    map: mapOf(place, setting)
  };
}

function otherNames(thing: Named, {language}: Setting): EntityView["otherNames"] {
  return languages.flatMap((other) => {
    const name = thing.names[other];
    return other === language || name === undefined
      ? []
      : [{name, language: other, direction: directionOf(other)}];
  });
}

/** The place among those that the newsroom knows around it. */
function mapOf(place: Place, setting: Setting): Markup | undefined {
  const {publication, nameOf, say, outlines} = setting;
  const point = (at: Place): readonly MapPoint[] =>
    at.latitude === undefined || at.longitude === undefined
      ? []
      : [{name: nameOf(at), latitude: at.latitude, longitude: at.longitude}];
  const [own] = point(place);
  if (own === undefined) return undefined;
  const others = [...publication.places.values()].filter((other) => other !== place).flatMap(point);
  return locatorMap(own, others, outlines(), say("mapOf", {name: own.name}));
}

/** ISO 6709, in the form for people: degrees with N or S, E or W. */
function coordinates({latitude, longitude}: Place): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const north = `${Math.abs(latitude).toFixed(2)}° ${latitude < 0 ? "S" : "N"}`;
  return `${north}, ${Math.abs(longitude).toFixed(2)}° ${longitude < 0 ? "W" : "E"}`;
}
