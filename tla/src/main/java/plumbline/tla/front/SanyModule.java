package plumbline.tla.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.tla.SpecException;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.LoweredModule;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDefNode;

/**
 * A module as SANY left it.
 *
 * @param all the modules that the root extends or instantiates, itself too
 * @param files where its modules are
 * @param texts every text of the spec, in the order in which SANY met them
 * @param warnings what SANY warned of, each in one line with its place
 * @param unwritten the texts that no file has as they are read, by what they are called
 * @param added the operators that were defined beside the module
 */
record SanyModule(
    ModuleNode root,
    List<ModuleNode> all,
    ModuleFiles files,
    List<String> texts,
    List<String> warnings,
    Map<String, String> unwritten,
    List<OpDefNode> added)
    implements ParsedModule {
  @Override
  public String name() {
    return root.getName().toString();
  }

  /**
   * The module with the operators of modules that extend it.
   *
   * @param extended the last of those modules
   */
  SanyModule with(SanyModule extended) {
    ModuleNode same =
        extended.all.stream().filter(m -> name(m).equals(name())).findFirst().orElseThrow();
    List<ModuleNode> given =
        extended.all.stream().filter(m -> !files.isDefinition(name(m))).toList();
    List<OpDefNode> operators = new ArrayList<>();
    for (ModuleNode m : extended.all) {
      if (files.isDefinition(name(m))) {
        List<OpDefNode> own =
            Stream.of(m.getOpDefs())
                .filter(d -> d.getKind() == ASTConstants.UserDefinedOpKind && d.getBody() != null)
                .filter(d -> d.getOriginallyDefinedInModuleNode() == m)
                .toList();
        requireOperatorsOnly(m, own);
        operators.addAll(own);
      }
    }
    return new SanyModule(
        same,
        given,
        files,
        Stream.concat(texts.stream(), extended.texts.stream()).toList(),
        warnings,
        extended.unwritten,
        operators);
  }

  private void requireOperatorsOnly(ModuleNode m, List<OpDefNode> operators) {
    boolean declares =
        m.getVariableDecls().length > root.getVariableDecls().length
            || m.getConstantDecls().length > root.getConstantDecls().length
            || m.getAssumptions().length > root.getAssumptions().length;
    if (declares || operators.isEmpty()) {
      throw new SpecException(
          SpecException.Kind.PARSE,
          "expected the definition of an operator, e.g. Last(s) == s[Len(s)]",
          files.range(name(m), 0, 1, 0, 1));
    }
  }

  private static String name(ModuleNode module) {
    return module.getName().toString();
  }

  @Override
  public LoweredModule lower(SpecConfig config) {
    return new Lowering(this, config).module();
  }
}
