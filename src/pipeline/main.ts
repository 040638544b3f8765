/**
 * Entry point for Terraform: the stack `cluster` runs `node lib/src/pipeline/main.js machine …`, and the state of clusters
 * that exist names it. The commands themselves are in src/cli.
 */
import '../cli/main';
