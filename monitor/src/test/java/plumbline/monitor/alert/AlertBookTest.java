package plumbline.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final Acknowledgement ANN = new Acknowledgement("ann", 5_000, "rolled back");

  private final AlertBook book = new AlertBook();

  private Alert merged(Alert... records) {
    List.of(records).forEach(book::add);
    return book.named("a1");
  }

  @Test
  void the_last_record_of_an_alert_counts() {
    Alert alert = merged(Alerts.open("a1"), Alerts.open("a1").again(7_000));
    assertThat(alert.count()).isEqualTo(2);
    assertThat(alert.lastSeen()).isEqualTo(7_000);
  }

  @Test
  void an_acknowledged_alert_stays_so_while_more_events_are_about_it() {
    Alert first = Alerts.explained("a1");
    Alert alert = merged(first, first.with(ANN), first.again(7_000));
    assertThat(alert.status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
    assertThat(alert.count()).isEqualTo(2);
    assertThat(alert.acknowledged()).contains(ANN);
    assertThat(alert.explanation()).contains("it was never started");
  }

  @Test
  void an_acknowledgement_that_stands_ahead_of_the_alert_holds_too() {
    Alert alert = merged(Alerts.open("a1").with(ANN), Alerts.open("a1").again(7_000));
    assertThat(alert.status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
    assertThat(alert.count()).isEqualTo(2);
  }

  @Test
  void an_acknowledged_alert_is_resolved_when_the_monitor_says_so() {
    Alert first = Alerts.open("a1");
    Alert alert = merged(first, first.with(ANN), first.with(Alert.Status.RESOLVED));
    assertThat(alert.status()).isEqualTo(Alert.Status.RESOLVED);
    assertThat(alert.acknowledged()).contains(ANN);
  }

  @Test
  void a_resolved_alert_is_not_acknowledged_any_more() {
    Alert resolved = Alerts.open("a1").with(Alert.Status.RESOLVED);
    assertThat(merged(resolved, Alerts.open("a1").with(ANN)).status())
        .isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void what_a_crash_has_said_once_more_opens_nothing_and_takes_no_explanation_back() {
    Alert first = Alerts.open("a1");
    Alert resolved = Alerts.explained("a1").with(Alert.Status.RESOLVED);
    assertThat(merged(first, resolved, first).status()).isEqualTo(Alert.Status.RESOLVED);
    assertThat(merged(first).explanation()).isPresent();
  }

  @Test
  void the_last_acknowledgement_counts() {
    Acknowledgement bob = new Acknowledgement("bob", 6_000, "");
    Alert first = Alerts.open("a1");
    assertThat(merged(first, first.with(ANN), first.with(bob)).acknowledged()).contains(bob);
  }

  @Test
  void alerts_are_in_the_order_of_their_last_events() {
    book.add(Alerts.open("a1").again(9_000));
    book.add(Alerts.open("b1").again(3_000));
    assertThat(book.all().stream().map(Alert::id)).containsExactly("b1", "a1");
  }

  @Test
  void the_beginning_of_an_id_is_enough_where_it_tells_it_from_others() {
    book.add(Alerts.open("a1b2"));
    book.add(Alerts.open("a1c3"));
    book.add(Alerts.open("d4"));
    assertThat(book.named("a1c").id()).isEqualTo("a1c3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.named("a1"))
        .withMessageContaining("begins the ids of 2 alerts: a1b2 and a1c3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.named("x"))
        .withMessageContaining("no alert \"x\" among 3");
  }

  @Test
  void an_alert_is_read_as_it_was_written() {
    Alert alert = Alerts.explained("a1").with(ANN);
    assertThat(AlertJson.read(AlertJson.bytes(alert))).isEqualTo(alert);
    Alert plain = Alerts.open("a1");
    assertThat(AlertJson.read(AlertJson.bytes(plain))).isEqualTo(plain);
  }

  @Test
  void an_alert_without_the_newer_fields_can_be_read() {
    var json = AlertJson.of(Alerts.open("a1"));
    json.remove("from");
    json.remove("acknowledged");
    assertThat(AlertJson.read(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(Alerts.open("a1"));
  }
}
