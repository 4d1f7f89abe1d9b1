/** Two-phase commit; its specification is `examples/two-phase-commit/TwoPhaseCommit.tla`. */
package plumbline.examples.twophase;
