package plumbline.tla.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.config.ConfigParser;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.config.SpecConfig.Name;
import plumbline.tla.front.FrontEnd;
import plumbline.tla.front.ParsedModule;

/** Loads a spec: module, configuration, plans. */
public final class SpecLoader {
  private SpecLoader() {}

  /** See {@link Spec#load}. */
  public static Spec load(Path module, SpecOptions options) {
    try {
      SpecConfig config = withOptions(config(module, options), options);
      ParsedModule parsed = FrontEnd.parse(module, options.searchPath(), options.definitions());
      return new PlannedSpec(parsed, config, options);
    } catch (StackOverflowError e) {
      throw new SpecException(
          SpecException.Kind.PARSE,
          "an expression is nested too deep to be read; give its parts names of their own",
          whole(module),
          e);
    } catch (OutOfMemoryError e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM,
          "the module does not fit into memory ("
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB); give more with PLUMBLINE_JAVA_OPTS=-Xmx...",
          whole(module),
          e);
    }
  }

  private static SourceRange whole(Path file) {
    return new SourceRange(file.toString(), 0, 0, 0, 0);
  }

  private static SpecConfig config(Path module, SpecOptions options) {
    if (options.config().isPresent()) {
      return ConfigParser.parse(options.config().get());
    }
    String file = module.toString();
    Path beside =
        Path.of((file.endsWith(".tla") ? file.substring(0, file.length() - 4) : file) + ".cfg");
    return Files.exists(beside) ? ConfigParser.parse(beside) : SpecConfig.empty();
  }

  private static SpecConfig withOptions(SpecConfig c, SpecOptions options) {
    Map<String, SpecConfig.Constant> constants = new LinkedHashMap<>();
    List<SpecConfig.Constant> all = new ArrayList<>();
    for (String text : options.constants()) {
      SpecConfig.Constant constant = ConfigParser.constant(text);
      constants.put(constant.name(), constant);
    }
    c.constants().stream().filter(k -> !constants.containsKey(k.name())).forEach(all::add);
    all.addAll(constants.values());
    List<Name> invariants = new ArrayList<>(c.invariants());
    options.invariants().forEach(i -> invariants.add(given(i)));
    boolean replaced = options.init().isPresent() || options.next().isPresent();
    if (options.init().isPresent() != options.next().isPresent() && c.specification().isPresent()) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "the configuration names a SPECIFICATION: give both an initial predicate and a next-state"
              + " relation to replace it",
          SourceRange.NONE);
    }
    return new SpecConfig(
        options.init().map(SpecLoader::given).or(c::init),
        options.next().map(SpecLoader::given).or(c::next),
        replaced ? Optional.empty() : c.specification(),
        all,
        c.replacements(),
        c.moduleReplacements(),
        c.moduleConstants(),
        invariants,
        c.properties(),
        c.constraints(),
        c.actionConstraints(),
        c.symmetry(),
        c.view(),
        c.alias(),
        c.postcondition(),
        c.checkDeadlock());
  }

  private static Name given(String name) {
    return new Name(name, SourceRange.NONE);
  }
}
