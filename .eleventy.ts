import {configureEleventy, directories} from "./src/eleventy/configure.ts";
export default configureEleventy;
export const config = {dir: directories};
