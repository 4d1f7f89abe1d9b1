----------------------------- MODULE VectorClocks -----------------------------
(* Logs whose entries carry vector clocks.                                   *)
EXTENDS Naturals, Sequences, Functions

LOCAL At(clock, host) == IF host \in DOMAIN clock THEN clock[host] ELSE 0

(* c is not after d: it happened before d, or concurrently.                  *)
LOCAL MayPrecede(c, d) ==
  \E host \in DOMAIN c \cup DOMAIN d : At(c, host) < At(d, host)

IsCausalOrder(log, clock(_)) ==
  \A later \in DOMAIN log : \A earlier \in 1..(later - 1) :
    MayPrecede(clock(log[earlier]), clock(log[later]))

(* A causal order of the entries. The entry was logged by the host           *)
(* node(entry), whose own count in clock(entry) grows with each entry;       *)
(* domain(clock(entry)) are the hosts in the clock.                          *)
CausalOrder(log, clock(_), node(_), domain(_)) ==
  CHOOSE sorted \in {[i \in DOMAIN log |-> log[p[i]]] : p \in Bijection(DOMAIN log, DOMAIN log)} :
    IsCausalOrder(sorted, clock)
=============================================================================
