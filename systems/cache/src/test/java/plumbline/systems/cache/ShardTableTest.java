package plumbline.systems.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plumbline.systems.cache.wire.Message.ShardView;

class ShardTableTest {
  private static final Duration LEASE = Duration.ofSeconds(1);

  private final ShardTable table = new ShardTable(new Settings(3, 1, 2, LEASE, LEASE), new Bugs());
  private long now;

  private void beat(String... nodes) {
    for (String node : nodes) {
      table.heartbeat(node, "localhost:1", 1, now);
    }
  }

  private void pass(double leases) {
    now += (long) (leases * LEASE.toNanos());
    table.expire(now);
  }

  private ShardView shard() {
    return table.view(now).shards().getFirst();
  }

  @Test
  void nothing_begins_before_all_nodes_are_there() {
    beat("n1", "n2");
    assertThat(shard().primary()).isEmpty();
    beat("n3");
    assertThat(shard().primary()).isEqualTo("n1");
    assertThat(shard().epoch()).isEqualTo(1);
    assertThat(shard().inSync()).containsExactly("n1", "n2");
    assertThat(shard().joining()).isEmpty();
  }

  @Test
  void a_backup_in_sync_follows_a_primary_whose_lease_ran_out() {
    beat("n1", "n2", "n3");
    pass(0.9);
    beat("n2", "n3");
    assertThat(shard().primary()).isEqualTo("n1");
    pass(0.2);
    assertThat(shard().primary()).isEqualTo("n2");
    assertThat(shard().epoch()).isEqualTo(2);
    assertThat(shard().inSync()).containsExactly("n2");
    assertThat(shard().joining()).contains("n3");
  }

  @Test
  void who_is_not_in_sync_is_never_elected() {
    beat("n1", "n2", "n3");
    table.changeInSync("n1", 0, 1, "n2", false);
    pass(0.9);
    beat("n2", "n3");
    pass(0.2);
    assertThat(shard().primary()).isEmpty();
    beat("n1");
    assertThat(shard().primary()).isEqualTo("n1");
    assertThat(shard().epoch()).isEqualTo(2);
  }

  @Test
  void a_node_that_was_started_anew_has_to_be_brought_in_sync() {
    beat("n1", "n2", "n3");
    table.heartbeat("n1", "localhost:2", 2, now);
    assertThat(shard().primary()).isEmpty();
    pass(0.9);
    beat("n2", "n3");
    assertThat(shard().primary()).isEmpty();
    pass(0.2);
    assertThat(shard().primary()).isEqualTo("n2");
    assertThat(shard().inSync()).containsExactly("n2");
  }

  @Test
  void only_the_primary_of_the_epoch_changes_who_is_in_sync() {
    beat("n1", "n2", "n3");
    assertThat(table.changeInSync("n2", 0, 1, "n3", true)).isFalse();
    assertThat(table.changeInSync("n1", 0, 2, "n3", true)).isFalse();
    assertThat(shard().inSync()).containsExactly("n1", "n2");
    assertThat(table.changeInSync("n1", 0, 1, "n3", true)).isTrue();
    assertThat(shard().inSync()).containsExactly("n1", "n2", "n3");
  }
}
