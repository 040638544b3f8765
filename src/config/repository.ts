/** Where this repository is kept: a site puts in its own address. */
export const repository = 'https://git.breakwater.example/platform/breakwater.git';
