package dev.plateau.web.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the page begins with, joined into its first one: a hundred requests take longer
 * than all else. Each becomes a block that takes what it imports from those before it, and leaves
 * what it exports in {@code modules}. A module that loads later finds it there too, so that none
 * runs twice. The modules are written in a plain way; what is not is refused.
 */
final class JoinedModules {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:\\{([^}]*)\\} from )?'(\\.[^']+)';$");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:function\\*?|class|const) (\\w+))");
  private static final Pattern LATER = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");
  private static final Pattern UNKNOWN = Pattern.compile("(?m)^(?:import|export)\\b.*");
  private static final String OWN_ADDRESS = "import.meta.url";

  private final String first;
  private final UnaryOperator<String> sources;
  private final Map<String, String> joined = new LinkedHashMap<>();

  /**
   * Finds the modules that one needs.
   *
   * @param first path of the module that the page begins with
   * @param sources the source of the module at a path, without comments
   */
  JoinedModules(String first, UnaryOperator<String> sources) {
    this.first = first;
    this.sources = sources;
    add(first, new ArrayList<>());
  }

  private void add(String path, List<String> importing) {
    if (importing.contains(path)) {
      throw new IllegalArgumentException("%s and %s need each other".formatted(importing, path));
    }
    if (!contains(path)) {
      String source = sources.apply(path);
      importing.add(path);
      IMPORT
          .matcher(source)
          .results()
          .forEach(found -> add(resolve(path, found.group(2)), importing));
      importing.removeLast();
      joined.put(path, source);
    }
  }

  /** Whether a module is among them. */
  boolean contains(String path) {
    return joined.containsKey(path);
  }

  /** All of them, as the source of the first, which exports what it did. */
  String source() {
    String exported = String.join(", ", exportsOf(joined.getOrDefault(first, "")));
    return joined.entrySet().stream()
        .map(module -> block(module.getKey(), module.getValue()))
        .collect(
            Collectors.joining(
                "",
                "export const modules = {};\n",
                "export const {%s} = modules['%s'];\n".formatted(exported, first)));
  }

  private static List<String> exportsOf(String source) {
    return EXPORT.matcher(source).results().map(found -> found.group(1)).toList();
  }

  private String block(String path, String source) {
    String body = replace(IMPORT, source, found -> taken(path, found));
    body = replace(EXPORT, body, found -> "");
    UNKNOWN
        .matcher(body)
        .results()
        .forEach(found -> {
          throw new IllegalArgumentException(path + " is not plain: " + found.group());
        });
    body = replace(LATER, body, found -> later(path, first, found));
    body = body.replace(OWN_ADDRESS, "new URL('%s', %s)".formatted(path, OWN_ADDRESS));
    return "{\n%s\nmodules['%s'] = {%s};\n}\n"
        .formatted(body.strip(), path, String.join(", ", exportsOf(source)));
  }

  /** The source of a module that loads later. */
  String later(String path) {
    String source = sources.apply(path);
    String linked = replace(IMPORT, source, found -> taken(path, found));
    linked = replace(LATER, linked, found -> later(path, path, found));
    return linked.equals(source)
        ? source
        : "import {modules} from '%s';\n%s".formatted(relative(path, first), linked);
  }

  /** What stands in place of an import, once the other module has been joined. */
  private String taken(String path, MatchResult found) {
    String imported = resolve(path, found.group(2));
    @Nullable String names = found.group(1);
    if (!contains(imported)) {
      return found.group();
    }
    return names == null
        ? ""
        : "const {%s} = modules['%s'];".formatted(names.replace(" as ", ": "), imported);
  }

  /** What stands in place of an import that waits until it is needed, in a file. */
  private String later(String path, String file, MatchResult found) {
    String imported = resolve(path, found.group(1));
    return contains(imported)
        ? "Promise.resolve(modules['%s'])".formatted(imported)
        : "import('%s')".formatted(relative(file, imported));
  }

  private static String resolve(String path, String imported) {
    return folder(path).resolve(imported).normalize().toString();
  }

  private static String relative(String path, String other) {
    String found = folder(path).relativize(Path.of(other)).toString();
    return found.startsWith(".") ? found : "./" + found;
  }

  private static Path folder(String path) {
    Path folder = Path.of(path).getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static String replace(
      Pattern pattern, String text, Function<MatchResult, String> replacement) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found)));
  }
}
