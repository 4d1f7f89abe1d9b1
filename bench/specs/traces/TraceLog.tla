------------------------------ MODULE TraceLog ------------------------------
(* What the trace specs have in common: the log, read once, and a place in it.  *)
EXTENDS Naturals, Sequences, TLC
VARIABLE i

(* The log as a sequence of records; TLC takes it from Java. Arrays under the *)
(* given names are sets, all others are sequences.                            *)
ReadLog(sets) == CHOOSE log \in Seq({}) : TRUE

Log == ReadLog({"open", "dirty", "stale", "ready", "sent"})

Event == Log[i]

Advance ==
  /\ i <= Len(Log)
  /\ i' = i + 1

(* The invariant of all trace specs. Ending the run by exit spares TLC the      *)
(* search for the behaviour that leads here.                                    *)
Unfinished == i <= Len(Log) \/ (PrintT("accepted") /\ TLCSet("exit", TRUE))
=============================================================================
