package dev.plateau.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;

/**
 * Writes the code of a {@link FewRowsPass}.
 *
 * <p>Numbers live in local variables: a method here emits the instructions that compute one and
 * returns its variable.
 */
final class FewRowsCode {
  /** Rows times parameters: HotSpot compiles no method of more than 8,000 bytes. */
  static final int MAX_PRODUCTS = 160;

  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final ClassDesc FUNCTION = ClassDesc.of(Elementwise.class.getName());
  private static final ClassDesc KERNELS = ClassDesc.of(PlainKernels.class.getName());
  private static final ClassDesc MATH = ClassDesc.of(Math.class.getName());
  private static final ClassDesc PASS = ClassDesc.of(FewRowsPass.class.getName());
  private static final ClassDesc SELF =
      ClassDesc.of(FewRowsPass.class.getPackageName(), "GeneratedPass");
  private static final MethodTypeDesc OF_ARRAYS =
      MethodTypeDesc.of(CD_double, ARRAY, ARRAY, ARRAY, CD_double, ARRAY);
  private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
  private static final MethodTypeDesc OF_THREE =
      MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

  private static final int THETA = 1;
  private static final int INPUTS = 2;
  private static final int TARGETS = 3;
  private static final int SCALE = 4;
  private static final int GRADIENT = 6;

  private final FewRowsPass.Shape shape;
  private final CodeBuilder code;
  private final int n;

  private FewRowsCode(FewRowsPass.Shape shape, CodeBuilder code) {
    this.shape = shape;
    this.code = code;
    this.n = Kernels.padded(shape.rows());
  }

  static FewRowsPass generate(FewRowsPass.Shape shape) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                type ->
                    type.withInterfaceSymbols(PASS)
                        .withMethodBody(
                            INIT_NAME,
                            MTD_void,
                            0,
                            init ->
                                init.aload(0)
                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                    .return_())
                        .withMethodBody(
                            "gradient",
                            OF_ARRAYS,
                            ClassFile.ACC_PUBLIC,
                            code -> new FewRowsCode(shape, code).write()));
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (FewRowsPass)
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the pass of " + shape, e);
    }
  }

  private void write() {
    int layers = shape.layers().size();
    int[][] theta = new int[layers][];
    int[][][] z = new int[layers + 1][][];
    int[][][] a = new int[layers + 1][][];
    a[0] = values(INPUTS, shape.layers().getFirst().in());
    for (int layer = 1; layer <= layers; layer++) {
      LayerLayout w = shape.layers().get(layer - 1);
      theta[layer - 1] = weights(w);
      z[layer] = affine(w, theta[layer - 1], a[layer - 1]);
      a[layer] = activate(layer, z[layer]);
    }
    int[][] y = values(TARGETS, shape.layers().getLast().out());
    int[][] delta = new int[y.length][];
    int loss = output(z[layers], a[layers], y, delta);
    for (int layer = layers; layer >= 1; layer--) {
      LayerLayout w = shape.layers().get(layer - 1);
      if (layer < layers || !shape.crossEntropy()) {
        delta = throughFunction(layer, z[layer], a[layer], delta);
      }
      outer(w, a[layer - 1], delta);
      if (layer > 1) {
        delta = transposed(w, theta[layer - 1], delta);
      }
    }
    code.dload(loss).dreturn();
  }

  /** [units][rows] of an array. */
  private int[][] values(int array, int units) {
    int[][] values = new int[units][shape.rows()];
    for (int i = 0; i < units; i++) {
      for (int r = 0; r < shape.rows(); r++) {
        values[i][r] = load(array, i * n + r);
      }
    }
    return values;
  }

  /** The weights of a layer, then its biases. */
  private int[] weights(LayerLayout w) {
    return IntStream.concat(
            IntStream.range(w.weightsAt(), w.weightsAt() + w.in() * w.out()),
            IntStream.range(w.biasesAt(), w.biasesAt() + w.out()))
        .map(at -> load(THETA, at))
        .toArray();
  }

  private int[][] affine(LayerLayout w, int[] theta, int[][] x) {
    int[][] z = new int[w.out()][shape.rows()];
    for (int j = 0; j < w.out(); j++) {
      for (int r = 0; r < shape.rows(); r++) {
        z[j][r] = theta[w.in() * w.out() + j];
        for (int i = 0; i < w.in(); i++) {
          z[j][r] = fma(theta[i * w.out() + j], x[i][r], z[j][r]);
        }
      }
    }
    return z;
  }

  private int[][] activate(int layer, int[][] z) {
    Elementwise h = shape.functions().get(layer - 1);
    if (h == Elementwise.IDENTITY) {
      return z;
    }
    int[][] a = new int[z.length][shape.rows()];
    for (int j = 0; j < z.length; j++) {
      for (int r = 0; r < shape.rows(); r++) {
        function(h);
        code.dload(z[j][r]).invokevirtual(FUNCTION, "value", OF_ONE);
        a[j][r] = kept();
      }
    }
    return a;
  }

  private int[][] throughFunction(int layer, int[][] z, int[][] a, int[][] delta) {
    Elementwise h = shape.functions().get(layer - 1);
    if (h == Elementwise.IDENTITY) {
      return delta;
    }
    int[][] through = new int[z.length][shape.rows()];
    for (int j = 0; j < z.length; j++) {
      for (int r = 0; r < shape.rows(); r++) {
        function(h);
        code.dload(z[j][r]).dload(a[j][r]).invokevirtual(FUNCTION, "derivative", OF_TWO);
        through[j][r] = product(delta[j][r], kept());
      }
    }
    return through;
  }

  /**
   * The sum of the losses.
   *
   * @param delta written to
   */
  private int output(int[][] z, int[][] a, int[][] y, int[][] delta) {
    int[] losses = new int[shape.rows()];
    for (int k = 0; k < y.length; k++) {
      delta[k] = new int[shape.rows()];
      for (int r = 0; r < shape.rows(); r++) {
        int error = difference(a[k][r], y[k][r]);
        delta[k][r] = product(SCALE, error);
        if (shape.crossEntropy()) {
          code.dload(z[k][r]).dload(y[k][r]);
          code.invokestatic(KERNELS, "crossEntropy", OF_TWO);
          int share = kept();
          losses[r] = k == 0 ? share : sum(losses[r], share);
        } else {
          losses[r] = k == 0 ? product(error, error) : fma(error, error, losses[r]);
        }
      }
    }
    return striped(losses);
  }

  private void outer(LayerLayout w, int[][] x, int[][] delta) {
    for (int j = 0; j < w.out(); j++) {
      store(w.biasesAt() + j, striped(delta[j]));
      for (int i = 0; i < w.in(); i++) {
        int[] products = new int[shape.rows()];
        for (int r = 0; r < shape.rows(); r++) {
          products[r] = product(x[i][r], delta[j][r]);
        }
        store(w.weightsAt() + i * w.out() + j, striped(products));
      }
    }
  }

  private int[][] transposed(LayerLayout w, int[] theta, int[][] delta) {
    int[][] below = new int[w.in()][shape.rows()];
    for (int i = 0; i < w.in(); i++) {
      for (int r = 0; r < shape.rows(); r++) {
        below[i][r] = product(theta[i * w.out()], delta[0][r]);
        for (int j = 1; j < w.out(); j++) {
          below[i][r] = fma(theta[i * w.out() + j], delta[j][r], below[i][r]);
        }
      }
    }
    return below;
  }

  /** The sum over rows in the order of {@link Kernels}: ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)). */
  private int striped(int[] s) {
    return striped(s, 0, 1);
  }

  /** The sum of s[from], s[from + step], s[from + 2 step] .. */
  private int striped(int[] s, int from, int step) {
    int next = from + step;
    return next < s.length ? sum(striped(s, from, 2 * step), striped(s, next, 2 * step)) : s[from];
  }

  private int load(int array, int index) {
    code.aload(array).loadConstant(index).daload();
    return kept();
  }

  /** A sum that starts from 0, as there: it is never -0. */
  private void store(int index, int value) {
    code.aload(GRADIENT).loadConstant(index).dconst_0().dload(value).dadd().dastore();
  }

  private void function(Elementwise h) {
    code.getstatic(FUNCTION, h.name(), FUNCTION);
  }

  private int fma(int a, int b, int c) {
    code.dload(a).dload(b).dload(c);
    code.invokestatic(MATH, "fma", OF_THREE);
    return kept();
  }

  private int product(int a, int b) {
    code.dload(a).dload(b).dmul();
    return kept();
  }

  private int sum(int a, int b) {
    code.dload(a).dload(b).dadd();
    return kept();
  }

  private int difference(int a, int b) {
    code.dload(a).dload(b).dsub();
    return kept();
  }

  private int kept() {
    int variable = code.allocateLocal(TypeKind.DOUBLE);
    code.dstore(variable);
    return variable;
  }
}
