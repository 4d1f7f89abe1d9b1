------------------------------- MODULE TLCExt -------------------------------
(* What TLC offers beyond its module TLC.                                    *)
LOCAL INSTANCE PlumblineNative
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers

(* Says what the values are where they differ.                               *)
AssertEq(a, b) ==
  \/ a = b
  \/ PrintT("Assertion failed") /\ PrintT(a) /\ PrintT(b) /\ a = b

(* An expression that natives evaluate themselves is passed as an operator.  *)
LOCAL FailsWith(err, Expression(_)) == Native(<<err, Expression(0)>>)
LOCAL Deferred(Expression(_)) == Native(<<Expression(0)>>)

(* Whether evaluating exp fails with that message.                           *)
AssertError(err, exp) == LET Delayed(ignored) == exp IN FailsWith(err, Delayed)

(* The register, or the default where it was never set.                      *)
TLCGetOrDefault(key, defaultVal) == Native(<<key, defaultVal>>)

(* Sets the register to Op(old, val); the value is the old one.              *)
TLCGetAndSet(key, Op(_,_), val, defaultVal) ==
  LET old == TLCEval(TLCGetOrDefault(key, defaultVal))
  IN  IF TLCSet(key, Op(old, val)) THEN old ELSE old

(* The behaviour up to the current state, as a sequence of records.          *)
Trace == Native(<<>>)

(* In a POSTCONDITION, the counterexample [state, action]; sets that are     *)
(* empty where nothing was violated.                                         *)
CounterExample == Native(<<>>)

(* The states of a counterexample in their order.                            *)
ToTrace(CE) == Native(<<CE>>)

(* The model value of that name.                                             *)
TLCModelValue(str) == Native(<<str>>)

(* Evaluates the expression for a step that a simulation takes; nothing else *)
(* evaluates it.                                                             *)
TLCDefer(expression) == LET Delayed(ignored) == expression IN Deferred(Delayed)

TLCNoOp(val) == val

(* There is nobody to ask: every successor is taken.                         *)
PickSuccessor(exp) == exp \/ TRUE

(* The value of expression, which must depend on closure only; nothing is    *)
(* kept.                                                                     *)
TLCCache(expression, closure) == expression

(* 31 bits of the fingerprint that we give the value.                        *)
TLCFP(var) == Native(<<var>>)

(* The value of the definition of that name, which takes no arguments.       *)
TLCEvalDefinition(definitionName) == Native(<<definitionName>>)
=============================================================================
