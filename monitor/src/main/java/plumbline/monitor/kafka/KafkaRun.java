package plumbline.monitor.kafka;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.MonitorRun;
import plumbline.monitor.Subject;
import plumbline.monitor.Uris;
import plumbline.monitor.script.Scripts;
import plumbline.monitor.sink.Delivery;
import plumbline.monitor.sink.Sink;

/** A monitor on Kafka Streams. */
public final class KafkaRun implements MonitorRun {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SECONDS_TO_ANSWER = 10;

  /** What a crash has to read again is what came in that time, in milliseconds. */
  private static final int COMMIT_EVERY = 5_000;

  private final MonitorConfig config;
  private final Meters meters = new Meters();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<TopicFeed> feeds = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final TopicHistory history;
  private final KafkaStreams streams;
  private volatile String trouble = "";

  /**
   * How it runs.
   *
   * @param group the processes that share the work have it in common
   * @param state a folder for what can be made again from the changelog
   * @param fromLatest whether to begin with what comes from now on, where the group is new
   * @param exactlyOnce whether alerts are written in one transaction with the state
   * @param threads of this process
   */
  public record Settings(
      String group, Path state, boolean fromLatest, boolean exactlyOnce, int threads) {}

  /**
   * Begins.
   *
   * @throws IllegalArgumentException when a topic is not there, or a URI is none
   */
  public KafkaRun(MonitorConfig config, Settings settings, PrintStream out, boolean asJson) {
    this(config, settings, sinks(config, out, asJson));
  }

  private static List<Sink> sinks(MonitorConfig config, PrintStream out, boolean asJson) {
    String own = alerts(config).orElse("");
    return config.sinks().stream()
        .filter(uri -> !uri.equals(own))
        .map(
            uri ->
                Uris.isKafka(uri) ? new TopicSink(Topics.parse(uri)) : Uris.sink(uri, out, asJson))
        .toList();
  }

  /** Among the sinks, the topic that alerts can be written to as they arise. */
  private static Optional<String> alerts(MonitorConfig config) {
    String servers = Topics.of(config.sources()).servers();
    return config.sinks().stream()
        .filter(Uris::isKafka)
        .filter(
            uri -> {
              Topics topics = Topics.parse(uri);
              return topics.servers().equals(servers) && topics.names().size() == 1;
            })
        .findFirst();
  }

  /**
   * Begins.
   *
   * @param sinks to be given alerts, besides the topics among the sinks of the configuration
   * @throws IllegalArgumentException when a topic is not there, or a URI is none
   */
  public KafkaRun(MonitorConfig config, Settings settings, List<Sink> sinks) {
    this.config = config;
    Topics sources = Topics.of(config.sources());
    try (Admin admin = admin(sources.servers())) {
      Map<String, TopicDescription> described = described(admin, sources);
      int partitions = partitions(described);
      boolean keyed = isKeyed(described);
      String alerts =
          alerts(config)
              .map(uri -> Topics.parse(uri).names().getFirst())
              .orElse(settings.group() + "-alerts");
      MonitorTopology.Names names =
          new MonitorTopology.Names(
              sources.names(),
              keyed ? Optional.empty() : Optional.of(settings.group() + "-events"),
              alerts,
              settings.group() + "-dead-letters");
      create(admin, names, partitions);
      boolean joining = settings.fromLatest() || !isWhole(admin, described);
      Subject subject = subject(joining, described, keyed, partitions, settings.threads());
      history = new TopicHistory(sources.servers());
      streams =
          new KafkaStreams(
              MonitorTopology.of(
                  subject,
                  names,
                  new FollowProcessor.Settings(
                      !keyed, sources(described), config.expire().map(Duration::toMillis)),
                  () -> history,
                  meters),
              properties(sources.servers(), settings));
      streams.setUncaughtExceptionHandler(
          e -> {
            Throwable root = e;
            while (root.getCause() != null) {
              root = root.getCause();
            }
            trouble = "%s (%s)".formatted(e.getMessage(), root);
            if (System.getenv("PLUMBLINE_DEBUG") != null) {
              e.printStackTrace();
            }
            return StreamThreadExceptionResponse.REPLACE_THREAD;
          });
      streams.start();
      for (Sink sink : sinks) {
        TopicFeed feed =
            new TopicFeed(
                sources.servers(),
                alerts,
                settings.group() + "-sink-%08x".formatted(sink.name().hashCode()));
        feeds.add(feed);
        deliveries.add(new Delivery(feed, sink));
      }
    }
  }

  private static Admin admin(String servers) {
    int patience = 1_000 * SECONDS_TO_ANSWER;
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            patience,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            patience));
  }

  private static Map<String, TopicDescription> described(Admin admin, Topics sources) {
    Map<String, TopicDescription> described = new TreeMap<>();
    for (String topic : sources.names()) {
      described.put(
          topic,
          answer(
              "topic \"%s\" of %s".formatted(topic, sources.servers()),
              () -> admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }
    return described;
  }

  private interface Question<T> {
    KafkaFuture<T> ask();
  }

  private static <T> T answer(String what, Question<T> question) {
    try {
      return question.ask().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "there is no " + what
              : what + ": " + e.getCause().getMessage(),
          e);
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(what + ": no answer; is the broker there?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  private static int partitions(Map<String, TopicDescription> topics) {
    return topics.values().stream().mapToInt(t -> t.partitions().size()).max().orElse(1);
  }

  /** Whether the records' keys bring the events of one instance to one partition as it is. */
  private boolean isKeyed(Map<String, TopicDescription> topics) {
    boolean alike =
        topics.values().stream().map(t -> t.partitions().size()).distinct().count() == 1;
    return alike && (config.key().isOfMessage() || partitions(topics) == 1);
  }

  private static List<String> sources(Map<String, TopicDescription> topics) {
    List<String> sources = new ArrayList<>();
    topics.forEach(
        (name, topic) -> topic.partitions().forEach(p -> sources.add(name + "/" + p.partition())));
    return sources;
  }

  private static void create(Admin admin, MonitorTopology.Names names, int partitions) {
    names.events().ifPresent(e -> create(admin, new NewTopic(e, Optional.of(partitions), none())));
    create(
        admin,
        new NewTopic(names.alerts(), Optional.of(1), none())
            .configs(Map.of("cleanup.policy", "compact")));
    create(admin, new NewTopic(names.dead(), Optional.of(1), none()));
  }

  private static Optional<Short> none() {
    return Optional.empty();
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalArgumentException(
            "topic %s cannot be made: %s".formatted(topic.name(), e.getCause().getMessage()), e);
      }
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(
          "topic %s cannot be made: no answer".formatted(topic.name()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  /** Whether the topics still have all that was ever written to them. */
  private static boolean isWhole(Admin admin, Map<String, TopicDescription> topics) {
    Map<TopicPartition, OffsetSpec> first = new HashMap<>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(
                    p ->
                        first.put(new TopicPartition(name, p.partition()), OffsetSpec.earliest())));
    return answer("the beginning of the topics", () -> admin.listOffsets(first).all())
        .values()
        .stream()
        .allMatch(o -> o.offset() == 0);
  }

  private Subject subject(
      boolean joining,
      Map<String, TopicDescription> topics,
      boolean keyed,
      int partitions,
      int threads) {
    int ofOneInstance = keyed ? topics.size() : sources(topics).size();
    Subject subject = config.subject(joining, ofOneInstance);
    if (Scripts.isScript(subject)) {
      throw new IllegalArgumentException(
          "%s reads records itself, by a module that has INSTANCE Traces: write that into %s as well, as such a spec is run by one process that reads the topics by itself"
              .formatted(config.module().getFileName(), config.module().getFileName()));
    }
    return subject.sharedBy(Math.max(partitions, threads));
  }

  private static Properties properties(String servers, Settings settings) {
    Properties p = new Properties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.group());
    p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    p.put(StreamsConfig.STATE_DIR_CONFIG, settings.state().toString());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.exactlyOnce() ? 100 : COMMIT_EVERY);
    p.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        settings.exactlyOnce() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksLimits.class);
    p.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        settings.fromLatest() ? "latest" : "earliest");
    p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 120 << 20);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 128L << 20);
    return p;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public void run(Consumer<MonitorRun> each) {
    try {
      while (!stopped.await(100, TimeUnit.MILLISECONDS)) {
        each.accept(this);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public Meters meters() {
    return meters;
  }

  @Override
  public List<Delivery> deliveries() {
    return deliveries;
  }

  @Override
  public String trouble() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? ""
        : "Kafka Streams is %s%s"
            .formatted(
                state.name().toLowerCase(Locale.ROOT), trouble.isEmpty() ? "" : ": " + trouble);
  }

  @Override
  public boolean close() {
    boolean all =
        streams.close(
            CloseOptions.timeout(PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    feeds.forEach(TopicFeed::finish);
    try {
      for (Delivery delivery : deliveries) {
        all &= delivery.finish(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      all = false;
    }
    history.close();
    return all;
  }
}
