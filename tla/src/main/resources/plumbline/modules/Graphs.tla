-------------------------------- MODULE Graphs --------------------------------
(* Directed graphs [node |-> set, edge |-> set of pairs of nodes].           *)
EXTENDS Naturals, Sequences, FiniteSets, SequencesExt, Relation

IsDirectedGraph(G) ==
  /\ DOMAIN G = {"node", "edge"}
  /\ G.edge \subseteq G.node \X G.node

DirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsDirectedGraph(H)}

Transpose(G) == [node |-> G.node, edge |-> {<<e[2], e[1]>> : e \in G.edge}]

IsUndirectedGraph(G) == IsDirectedGraph(G) /\ Transpose(G).edge = G.edge

UndirectedSubgraph(G) == {H \in DirectedSubgraph(G) : IsUndirectedGraph(H)}
------------------------------------------------------------------------------
Path(G) ==
  {p \in Seq(G.node) : Len(p) > 0 /\ \A i \in 2..Len(p) : <<p[i - 1], p[i]>> \in G.edge}

(* A path without a repeated node is no longer than there are nodes.         *)
SimplePath(G) ==
  {p \in SeqOf(G.node, Cardinality(G.node)) :
     /\ Len(p) > 0
     /\ IsInjective(p)
     /\ \A i \in 2..Len(p) : <<p[i - 1], p[i]>> \in G.edge}

ConnectionsIn(G) ==
  ReflexiveTransitiveClosure([s, t \in G.node |-> <<s, t>> \in G.edge], G.node)

AreConnectedIn(m, n, G) ==
  m \in G.node /\ n \in G.node /\ ConnectionsIn(G)[m, n]

IsStronglyConnected(G) ==
  LET C == ConnectionsIn(G) IN \A m, n \in G.node : C[m, n]

IsTreeWithRoot(G, r) ==
  /\ IsDirectedGraph(G)
  /\ r \in G.node
  /\ \A e \in G.edge : e[1] # r /\ ~\E f \in G.edge \ {e} : f[1] = e[1]
  /\ \A n \in G.node : AreConnectedIn(n, r, G)
------------------------------------------------------------------------------
GraphUnion(G, H) == [node |-> G.node \cup H.node, edge |-> G.edge \cup H.edge]

IsBipartiteWithPartitions(G, U, V) ==
  /\ U \cap V = {}
  /\ G.node \subseteq U \cup V
  /\ G.edge \subseteq (U \X V) \cup (V \X U)

Successors(G, n) == {m \in G.node : <<n, m>> \in G.edge}

AllSuccessors(G, S) == UNION {Successors(G, n) : n \in S}

Predecessors(G, n) == {m \in G.node : <<m, n>> \in G.edge}

AllPredecessors(G, S) == UNION {Predecessors(G, n) : n \in S}

LOCAL Reaches(G) == TransitiveClosure([s, t \in G.node |-> <<s, t>> \in G.edge], G.node)

HasCycle(G) == LET R == Reaches(G) IN \E n \in G.node : R[n, n]

IsDag(G) == IsDirectedGraph(G) /\ ~HasCycle(G)

Ancestors(G, n) == LET R == Reaches(G) IN {m \in G.node : R[m, n]}

Descendants(G, n) == LET R == Reaches(G) IN {m \in G.node : R[n, m]}

InDegree(G, n) == Cardinality(Predecessors(G, n))

OutDegree(G, n) == Cardinality(Successors(G, n))

Roots(G) == {n \in G.node : Predecessors(G, n) = {}}

Leaves(G) == {n \in G.node : Successors(G, n) = {}}
------------------------------------------------------------------------------
EmptyGraph == [node |-> {}, edge |-> {}]

Graphs(S) == [node : {S}, edge : SUBSET (S \X S)]
=============================================================================
