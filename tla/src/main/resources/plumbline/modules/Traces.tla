------------------------------- MODULE Traces -------------------------------
(* What a running system logs, for specs that read it themselves; they are   *)
(* run by plumbline monitor, docs/monitor-specs.md.                          *)
LOCAL INSTANCE PlumblineNative

(* The record of that number. A step that asks for one that has not come yet *)
(* is possible once it has.                                                  *)
Trace(offset) == Native(<<offset>>)

(* The record after those that led to the current state.                     *)
NextTrace == Native(<<>>)

(* Whether the records end here: a stream has no end.                        *)
UpperBound == Native(<<>>)
=============================================================================
