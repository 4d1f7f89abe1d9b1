package plumbline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.tla.Spec;

/** The rooms of the house, and who may know whom. */
class LayeringTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // What JMH writes around benchmarks.
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("plumbline");

  private static final String TLA = "plumbline.tla";
  private static final String VALUE = "plumbline.tla.value..";
  private static final String EXPR = "plumbline.tla.expr..";
  private static final String CONFIG = "plumbline.tla.config..";
  private static final String MODULE = "plumbline.tla.module..";
  private static final String FRONT = "plumbline.tla.front..";
  private static final String EVAL = "plumbline.tla.eval..";
  private static final String EXPLORE = "plumbline.explore..";
  private static final String FORMAT = "plumbline.explore.format..";
  private static final String TRACE = "plumbline.trace..";
  private static final String CONFORM = "plumbline.conform..";
  private static final String CLIENT = "plumbline.trace.client..";
  private static final String KAFKA = "plumbline.trace.kafka..";
  private static final String SYSTEMS = "plumbline.systems..";
  private static final String JUNIT = "plumbline.junit..";
  private static final String MONITOR = "plumbline.monitor..";
  private static final String CLI = "plumbline.cli..";
  private static final String BENCH = "plumbline.bench..";
  private static final String RIVAL = "plumbline.bench.rival..";
  private static final String[] SANY = {"tla2sany..", "pcal..", "tlc2..", "util..", "model.."};

  static Stream<ArchRule> rules() {
    return Stream.of(
        // Between the modules.
        mayNotKnow("plumbline.tla..", EXPLORE, TRACE, CONFORM, JUNIT, MONITOR, SYSTEMS, CLI, BENCH),
        mayNotKnow(
            EXPLORE, TRACE, CONFORM, JUNIT, MONITOR, SYSTEMS, CLI, BENCH, EXPR, CONFIG, MODULE,
            FRONT, EVAL),
        mayNotKnow(TRACE, "plumbline.tla..", EXPLORE, CONFORM, JUNIT, MONITOR, SYSTEMS, CLI, BENCH),
        mayNotKnow(
            CONFORM, EXPLORE, JUNIT, MONITOR, SYSTEMS, CLI, BENCH, EXPR, CONFIG, MODULE, FRONT,
            EVAL),
        mayNotKnow(JUNIT, EXPLORE, MONITOR, SYSTEMS, CLI, BENCH, EXPR, CONFIG, MODULE, FRONT, EVAL),
        mayNotKnow(MONITOR, EXPLORE, JUNIT, SYSTEMS, CLI, BENCH, EXPR, CONFIG, MODULE, FRONT, EVAL),
        mayNotKnow(CLI, JUNIT, BENCH, EXPR, CONFIG, MODULE, FRONT, EVAL),
        noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", CLIENT)
            .because("any service can take it in"),
        noClasses()
            .that()
            .resideInAPackage(KAFKA)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", CLIENT, KAFKA, "org.apache.kafka..")
            .because("any service that uses Kafka can take it in"),
        noClasses()
            .that()
            .resideInAPackage(SYSTEMS)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", CLIENT, KAFKA, SYSTEMS, "picocli..")
            .because("a system under check knows of Plumbline only how to log"),
        // Within them.
        mayNotKnow(VALUE, TLA, EXPR, CONFIG, MODULE, FRONT, EVAL),
        mayNotKnow(EXPR, CONFIG, MODULE, FRONT, EVAL),
        mayNotKnow(CONFIG, EXPR, MODULE, FRONT, EVAL),
        mayNotKnow(MODULE, CONFIG, FRONT, EVAL),
        mayNotKnow(FRONT, EVAL),
        mayNotKnow("plumbline.explore", FORMAT),
        noClasses()
            .that(resideInAPackage(TLA).and(not(type(Spec.class))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPR, CONFIG, MODULE, FRONT, EVAL)
            .because("only Spec.load leads from the language's face to its inside"),
        // Throughout.
        noClasses()
            .that()
            .resideOutsideOfPackages(FRONT, RIVAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SANY)
            .because("SANY is seen by the front end alone, TLC by what helps the rival"),
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .because("two specs in one process share nothing that changes"));
  }

  private static ArchRule mayNotKnow(String who, String... whom) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(whom);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_class_keeps_to_its_room(ArchRule rule) {
    rule.check(PRODUCT);
  }

  @Test
  void a_class_that_leaves_its_room_is_found() {
    assertThat(violated("plumbline.tla.value.ValueThatEvaluates")).hasSize(1);
    assertThat(violated("plumbline.explore.ExplorerThatParses")).hasSize(2);
  }

  /** The rules that a class of these tests violates. */
  private static List<ArchRule> violated(String name) {
    try {
      JavaClasses offender = new ClassFileImporter().importClasses(Class.forName(name));
      return rules()
          .filter(r -> r.allowEmptyShould(true).evaluate(offender).hasViolation())
          .toList();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
