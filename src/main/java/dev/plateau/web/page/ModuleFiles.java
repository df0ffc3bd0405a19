package dev.plateau.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the modules of the page without their comments, which are a third of them, and those that
 * it begins with as one. It waits for the texts of another language than English, which therefore
 * are one module too, and need none of the others.
 */
final class ModuleFiles implements ResourceTransformer {
  private static final String FIRST = "main.js";
  private static final String GERMAN = "text/de.js";
  private static final String FOLDER = "static/js/";
  private static final String COMMENT = "/**";
  private static final String END = "*/";

  private final JoinedModules modules = joined(FIRST);
  private final Map<String, String> joined =
      Map.of(FIRST, modules.source(), GERMAN, joined(GERMAN).source());

  private static JoinedModules joined(String first) {
    return new JoinedModules(first, ModuleFiles::withoutComments);
  }

  /** What the page begins with. */
  String first() {
    return joined.getOrDefault(FIRST, "");
  }

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    Resource file = chain.transform(request, resource);
    String path = path(file);
    if (!path.endsWith(".js")) {
      return file;
    }
    String known = joined.get(path);
    String source = known == null ? modules.later(path) : known;
    return new TransformedResource(file, source.getBytes(StandardCharsets.UTF_8));
  }

  /** The path of a module below the folder of modules; empty for any other file. */
  private static String path(Resource file) {
    String path = file instanceof ClassPathResource found ? found.getPath() : "";
    return path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "";
  }

  private static String withoutComments(String path) {
    try {
      return withoutCommentsIn(
          new ClassPathResource(FOLDER + path).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source without the comments that begin a line, as all but short ones do. */
  static String withoutCommentsIn(String source) {
    StringBuilder kept = new StringBuilder(source.length());
    boolean inside = false;
    for (String line : source.lines().toList()) {
      String text = line.strip();
      boolean begins = !inside && text.startsWith(COMMENT);
      if (inside || begins) {
        int end = text.indexOf(END);
        inside = end < 0;
        text = inside ? "" : text.substring(end + END.length()).strip();
        line = text;
      }
      if (!text.isEmpty() && !text.startsWith("//")) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }
}
