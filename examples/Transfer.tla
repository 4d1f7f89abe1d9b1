------------------------------ MODULE Transfer ------------------------------
(* Two clerks move money between the same two accounts. Each first reads the   *)
(* balance, then writes what is left: whatever the other wrote in between is   *)
(* lost. Which is the bug that this example is here to show.                   *)
EXTENDS Integers
CONSTANTS Clerk, Amount
VARIABLES balance, read, at

vars == <<balance, read, at>>
Account == {"savings", "current"}

Init ==
  /\ balance = [savings |-> 10, current |-> 0]
  /\ read = [c \in Clerk |-> 0]
  /\ at = [c \in Clerk |-> "idle"]

Look(c) ==
  /\ at[c] = "idle"
  /\ balance["savings"] >= Amount
  /\ read' = [read EXCEPT ![c] = balance["savings"]]
  /\ at' = [at EXCEPT ![c] = "looked"]
  /\ UNCHANGED balance

Move(c) ==
  /\ at[c] = "looked"
  /\ balance' = [savings |-> read[c] - Amount, current |-> balance["current"] + Amount]
  /\ at' = [at EXCEPT ![c] = "done"]
  /\ UNCHANGED read

Rest == (\A c \in Clerk : at[c] = "done") /\ UNCHANGED vars

Next == Rest \/ \E c \in Clerk : Look(c) \/ Move(c)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ balance \in [Account -> Int]
  /\ read \in [Clerk -> Int]
  /\ at \in [Clerk -> {"idle", "looked", "done"}]

NothingIsLost == balance["savings"] + balance["current"] = 10
=============================================================================
