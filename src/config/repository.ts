/** The address of this repository: a site puts in its own. */
export const repository = 'https://git.breakwater.example/platform/breakwater.git';
