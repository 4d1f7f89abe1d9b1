------------------------------- MODULE Leases -------------------------------
(* A lock is granted again once its lease has run out.                        *)
EXTENDS Naturals
CONSTANTS Client, Lease
VARIABLES holder, now, until
vars == <<holder, now, until>>

Init == holder \in Client /\ now = 0 /\ until = Lease

Tick == now' = now + 1 /\ UNCHANGED <<holder, until>>

Grant(c) ==
  /\ c # holder
  /\ now > until
  /\ holder' = c
  /\ until' = now + Lease
  /\ UNCHANGED now

Next == Tick \/ \E c \in Client : Grant(c)
=============================================================================
