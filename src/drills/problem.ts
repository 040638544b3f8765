/** A drill that cannot be set up or carried out ends with the sentence of this. */
export class StageProblem extends Error {}
