package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How modules become one. */
class JoinedModulesTests {

  @Test
  void putsWhatIsNeededBeforeWhatNeedsIt() {
    JoinedModules modules =
        joined(
            Map.of(
                "main.js", "import {a} from './a.js';\nimport './b/c.js';\nrun(a);\n",
                "a.js", "import {\n  c as d,\n} from './b/c.js';\nexport const a = d;\n",
                "b/c.js", "export async function c() {}\nexport class E {}\n"));

    assertThat(modules.source())
        .isEqualTo(
            """
            export const modules = {};
            {
            async function c() {}
            class E {}
            modules['b/c.js'] = {c, E};
            }
            {
            const {
              c: d,
            } = modules['b/c.js'];
            const a = d;
            modules['a.js'] = {a};
            }
            {
            const {a} = modules['a.js'];

            run(a);
            modules['main.js'] = {};
            }
            export const {} = modules['main.js'];
            """);
  }

  @Test
  void leavesWhatIsImportedWhenItIsNeeded() {
    JoinedModules modules =
        joined(
            Map.of(
                "main.js", "import {part} from './parts/part.js';\n",
                "parts/part.js",
                    "export const part = () => [import('./late.js'), import('../main.js')];\n",
                "parts/late.js",
                    """
                    import {part} from './part.js';
                    import {x} from './x.js';
                    import('./y.js');
                    """));

    assertThat(modules.source())
        .contains("[import('./parts/late.js'), Promise.resolve(modules['main.js'])]");
    assertThat(modules.later("parts/late.js"))
        .isEqualTo(
            """
            import {modules} from '../main.js';
            const {part} = modules['parts/part.js'];
            import {x} from './x.js';
            import('./y.js');
            """);
  }

  @Test
  void exportsWhatTheFirstOneDoes() {
    JoinedModules modules = joined(Map.of("main.js", "export const A = 1;\n"));

    assertThat(modules.source()).endsWith("export const {A} = modules['main.js'];\n");
  }

  @Test
  void letsModulesFindWhatStandsBesideThem() {
    JoinedModules modules =
        joined(
            Map.of(
                "main.js", "import './b/c.js';\n",
                "b/c.js", "load(new URL('../style.css', import.meta.url));\n"));

    assertThat(modules.source())
        .contains("new URL('../style.css', new URL('b/c.js', import.meta.url))");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> joined(Map.of("main.js", "export let x = 1;\n")).source())
        .hasMessageContaining("main.js is not plain: export let x = 1;");
    assertThatThrownBy(() ->
            joined(
                Map.of(
                    "main.js", "import './a.js';\n",
                    "a.js", "import './main.js';\n")))
        .hasMessageContaining("need each other");
  }

  @Test
  void leavesOutCommentsThatBeginALine() {
    assertThat(
            ModuleFiles.withoutCommentsIn(
                """
                // @ts-check
                /** What it is. */

                /**
                 * How it works.
                 */
                export const a = 'http://b'; // why
                  /** @type {X} */ (c).d();
                """))
        .isEqualTo("export const a = 'http://b'; // why\n(c).d();\n");
  }

  private static JoinedModules joined(Map<String, String> sources) {
    return new JoinedModules("main.js", path -> Objects.requireNonNull(sources.get(path), path));
  }
}
