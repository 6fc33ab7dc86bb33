import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The idioms of the cheat sheet for writers of experiments, each proved by the checks below it. A comment
 * that begins with = ends an idiom and says what it is, + marks a line before it, # is a heading, - a remark.
 */
public final class Idioms {
    private static final RandomGenerator random = Runner.random("idioms");
    private static final NDManager m = Torch.start("cpu", random);
    private static int checks;

    private Idioms() {}

    public static void main(String[] args) throws Exception {
        NDArray a = m.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
        creating();
        shapes(a);
        indexing(a);
        arithmetic(a);
        reductions(a);
        comparison(a);
        products(a);
        layers(a);
        losses();
        gradients(a);
        optimisers();
        randomNumbers();
        scopes(a);
        data(a);
        absent(a);
        torch();
        System.out.println(checks + " checks passed");
        System.exit(0);
    }

    private static void creating() {
        //# Creating (m: NDManager; a: 2 x 3)
        NDArray a = m.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3)); //= row by row
        same(a.getShape(), new Shape(2, 3));
        NDArray ids = m.create(new long[] {2, 0, 1}); //= indices are int64
        same(ids.getDataType(), DataType.INT64);
        NDArray z = m.zeros(new Shape(2, 3)), o = m.ones(new Shape(3)), c = m.full(new Shape(2), 0.5f); //= float32
        near(z, 0, 0, 0, 0, 0, 0);
        near(o, 1, 1, 1);
        near(c, 0.5, 0.5);
        NDArray t = m.arange(5); //= 0 1 2 3 4, int32
        same(t.getDataType(), DataType.INT32);
        near(t, 0, 1, 2, 3, 4);
        NDArray s = m.linspace(0f, 1f, 3);
        near(s, 0, 0.5, 1);
        NDArray eye = m.eye(2), like = a.zerosLike();
        near(eye, 1, 0, 0, 1);
        near(like, 0, 0, 0, 0, 0, 0);
    }

    private static void shapes(NDArray a) {
        //# Shapes
        long rows = a.getShape().get(0); //= a.size(): all elements
        same(rows, 2L);
        NDArray r = a.reshape(3, 2), flat = a.flatten(), one = a.reshape(-1, 1); //= view
        same(r.getShape(), new Shape(3, 2));
        same(flat.getShape(), new Shape(6));
        same(one.getShape(), new Shape(6, 1));
        NDArray p = a.transpose(1, 0), q = a.swapAxes(0, 1); //= permute
        near(p, 1, 4, 2, 5, 3, 6);
        near(q, 1, 4, 2, 5, 3, 6);
        NDArray e = a.expandDims(1), sq = e.squeeze(1); //= unsqueeze, squeeze
        same(e.getShape(), new Shape(2, 1, 3));
        same(sq.getShape(), new Shape(2, 3));
        NDArray b = m.ones(new Shape(1, 3)).broadcast(new Shape(4, 3)); //= expand
        same(b.getShape(), new Shape(4, 3));
        NDArray rep = a.repeat(0, 2), til = NDArrays.concat(new NDList(a, a)); //= rows 1 1 2 2; 1 2 1 2 (no tile)
        near(rep.get(":, 0"), 1, 1, 4, 4);
        near(til.get(":, 0"), 1, 4, 1, 4);
        NDArray cat = NDArrays.concat(new NDList(a, a), 1), st = NDArrays.stack(new NDList(a, a), 0); //= old, new axis
        same(cat.getShape(), new Shape(2, 6));
        same(st.getShape(), new Shape(2, 2, 3));
        NDList parts = cat.split(2, 1); //= 2 equal parts (not size 2), axis 1
        near(parts.get(1), 1, 2, 3, 4, 5, 6);
        NDList cut = a.split(new long[] {1}, 1);
        same(cut.get(1).getShape(), new Shape(2, 2));
        NDArray f = a.flip(1);
        near(f, 3, 2, 1, 6, 5, 4);
    }

    private static void indexing(NDArray a) {
        //# Indexing
        NDArray row = a.get(0), column = a.get(":, 1"), kept = a.get(":, 1:2"); //= ranks 1, 1, 2
        near(row, 1, 2, 3);
        near(column, 2, 5);
        same(kept.getShape(), new Shape(2, 1));
        NDArray last = a.get("..., -1"), even = a.get(":, ::2"); //= last; every second
        near(last, 3, 6);
        near(even, 1, 3, 4, 6);
        NDArray part = a.get("{}:{}", 1, 2); //= rows i to j - 1
        near(part, 4, 5, 6);
        NDArray picked = a.get(m.create(new long[] {1, 1, 0})); //= rows by index
        near(picked, 4, 5, 6, 4, 5, 6, 1, 2, 3);
        NDArray own = a.gather(m.create(new long[] {2, 0}).expandDims(1), 1); //= one column for each row, 2 x 1
        near(own, 3, 4);
        NDArray some = a.booleanMask(a.gt(4)); //= rank 1
        near(some, 5, 6);
        NDArray w = a.duplicate();
        w.set(new NDIndex(":, 0"), 9); //= in place, not on a tape
        near(w, 9, 2, 3, 9, 5, 6);
        w.set(new NDIndex("1"), m.ones(new Shape(3)));
        near(w, 9, 2, 3, 1, 1, 1);
    }

    private static void arithmetic(NDArray a) {
        //# Arithmetic (addi, subi, muli, divi: in place)
        NDArray v = a.add(1).mul(a).sub(a).div(2); //= broadcasts
        near(v, 0.5, 2, 4.5, 8, 12.5, 18);
        NDArray inv = a.pow(-1), less = a.neg().add(1); //= 1 / a and 1 - a
        near(inv.mul(a), 1, 1, 1, 1, 1, 1);
        near(less, 0, -1, -2, -3, -4, -5);
        NDArray f = a.log().exp().sqrt().square().abs(); //= also sin, tanh, erf, floor, sign
        near(f, 1, 2, 3, 4, 5, 6);
        NDArray c = a.clip(2, 5), mx = a.maximum(4), mn = NDArrays.minimum(a, 4); //= clamp
        near(c, 2, 2, 3, 4, 5, 5);
        near(mx, 4, 4, 4, 4, 5, 6);
        near(mn, 1, 2, 3, 4, 4, 4);
        NDArray avg = a.duplicate();
        avg.muli(0.9).addi(a.mul(0.1));
        near(avg, 1, 2, 3, 4, 5, 6);
        NDArray md = a.mod(2);
        near(md, 1, 0, 1, 0, 1, 0);
    }

    private static void reductions(NDArray a) {
        //# Reductions
        float all = a.sum().getFloat(); //= a Java number
        same(all, 21f);
        NDArray s = a.sum(new int[] {1}), k = a.mean(new int[] {1}, true); //= true keeps the axis; mean, max: one axis only
        near(s, 6, 15);
        same(k.getShape(), new Shape(2, 1));
        NDArray mx = a.max(new int[] {1}), ix = a.argMax(1); //= indices are int64
        near(mx, 3, 6);
        near(ix, 2, 2);
        NDArray cs = a.cumSum(1); //= running sums
        near(cs, 1, 3, 6, 4, 9, 15);
        NDArray d = a.sub(a.mean(new int[] {1}, true)), var = d.square().mean(new int[] {1}); //= variance by n; sqrt: std
        near(var, 2 / 3.0, 2 / 3.0);
        double norm = a.norm().getFloat(); //= 2-norm
        near(m.create((float) norm), Math.sqrt(91));
    }

    private static void comparison(NDArray a) {
        //# Comparison, selection, order
        NDArray big = a.gt(2).logicalAnd(a.lte(4)); //= eq, neq, lt, gte, logicalNot
        near(big.toType(DataType.FLOAT32, false), 0, 0, 1, 1, 0, 0);
        NDArray y = NDArrays.where(a.gt(3), a, a.zerosLike()); //= both sides are arrays
        near(y, 0, 0, 0, 4, 5, 6);
        NDArray x = big.toType(DataType.FLOAT32, false); //= to numbers, before mean()
        near(x.mean(), 1 / 3.0);
        long equal = a.argMax(1).eq(m.create(new long[] {2, 0})).sum().getLong(); //= hits
        same(equal, 1L);
        boolean bad = a.isNaN().any().getBoolean(); //= also all()
        same(bad, false);
        NDArray sorted = a.neg().sort(1), order = a.argSort(1, false); //= ascending; indices of descending
        near(sorted, -3, -2, -1, -6, -5, -4);
        near(order, 2, 1, 0, 2, 1, 0);
        NDList top = a.topK(2, 1); //= 2 largest: values, indices
        near(top.get(0), 3, 2, 6, 5);
        near(top.get(1), 2, 1, 2, 1);
        NDArray hot = m.create(new long[] {2, 0}).oneHot(3); //= float32
        near(hot, 0, 0, 1, 1, 0, 0);
    }

    private static void products(NDArray a) {
        //# Linear algebra
        NDArray p = a.matMul(a.transpose()); //= also batches; no batchDot
        near(p, 14, 32, 32, 77);
        NDArray q = a.mul(a).sum(new int[] {1});
        near(q, 14, 77);
        NDArray outer = a.get(0).expandDims(1).mul(a.get(1).expandDims(0));
        near(outer, 4, 5, 6, 8, 10, 12, 12, 15, 18);
        NDArray i = p.inverse(), tr = p.diagonal().sum();
        near(i.matMul(p), 1, 0, 0, 1);
        near(tr, 91);
    }

    private static void layers(NDArray a) {
        //# Layers
        NDArray w = m.ones(new Shape(4, 3)), b = m.zeros(new Shape(4)), g = m.ones(new Shape(3)), zero = m.zeros(new Shape(3));
        NDArray y = Linear.linear(a, w, b).head(); //= w: out x in; or linear(a, w)
        near(y, 6, 6, 6, 6, 15, 15, 15, 15);
        NDArray e = Embedding.embedding(m.create(new long[] {1, 0}), a, SparseFormat.DENSE).head(); //= rows of a
        near(e, 4, 5, 6, 1, 2, 3);
        NDArray n = LayerNorm.layerNorm(a, new Shape(3), g, zero, 1e-5f).head(); //= bias needed: zeros
        near(n, -1.2247, 0, 1.2247, -1.2247, 0, 1.2247);
        NDArray h = a.getNDArrayInternal().gelu(); //= exact; relu, sigmoid, softPlus, leakyRelu(0.1f), elu(1f)
        near(h.get(0), 0.8413, 1.9545, 2.9960);
        NDArray pr = a.softmax(-1), lp = a.logSoftmax(-1); //= last axis
        near(pr.log().sub(lp), 0, 0, 0, 0, 0, 0);
        NDArray image = m.ones(new Shape(1, 2, 4, 4)), kernel = m.ones(new Shape(2, 1, 3, 3));
        Shape s1 = new Shape(1, 1), s2 = new Shape(2, 2), p0 = new Shape(0, 0), p1 = new Shape(1, 1);
        NDArray cv = image.getNDArrayInternal().convolution(image, kernel, null, s2, p1, s1, 2).head(); //= stride, padding, dilation, groups
        near(cv.get("0, 0"), 4, 6, 6, 9);
        NDArray mp = image.getNDArrayInternal().maxPool(s2, s2, p0, false), gp = image.getNDArrayInternal().globalAvgPool(); //= kernel, stride, padding
        same(mp.getShape(), new Shape(1, 2, 2, 2));
        same(gp.getShape(), new Shape(1, 2));
        NDArray mean = m.zeros(new Shape(2)), var = m.ones(new Shape(2)), g2 = m.ones(new Shape(2)), b2 = m.zeros(new Shape(2));
        NDArray bn = image.getNDArrayInternal().batchNorm(image, mean, var, g2, b2, -1, 0.9f, 1e-5f, true).head(); //= 0.9: share of the old mean; true: training
        near(mean, 0.1, 0.1);
        near(bn.sum(), 0);
        NDArray hs = image.mul(image.add(3).clip(0, 6)).div(6);
        near(hs.get("0, 0, 0, 0"), 2 / 3.0);
    }

    private static void losses() {
        //# Losses
        NDArray x = m.create(new float[] {1, 2, 3, 4}, new Shape(2, 2)), y = m.create(new float[] {1, 0, 0, 1}, new Shape(2, 2)), labels = m.create(new long[] {1, 0});
        NDArray mse = x.sub(y).square().mean(); //= squared error
        near(mse, 22 / 4.0);
        NDArray ce = x.logSoftmax(-1).gather(labels.expandDims(1), 1).neg().mean(); //= cross entropy, labels int64
        near(ce, (0.313262 + 1.313262) / 2);
        NDArray bce = x.getNDArrayInternal().softPlus().sub(x.mul(y)).mean(); //= binary cross entropy of logits
        near(bce, (0.313262 + 2.126928 + 3.048587 + 0.018150) / 4);
        NDArray mu = x.mul(0), logVar = x.mul(0);
        NDArray kl = logVar.add(1).sub(mu.square()).sub(logVar.exp()).sum(new int[] {1}).mul(-0.5).mean(); //= Gaussian to N(0, 1)
        near(kl, 0);
    }

    private static void gradients(NDArray a) {
        //# Gradients
        NDArray w = m.ones(new Shape(3));
        w.setRequiresGradient(true); //= a weight; once, before training
        same(w.hasGradient(), true);
        float value; //+
        try (NDScope scope = new NDScope(); GradientCollector tape = Engine.getInstance().newGradientCollector()) { //+
            NDArray loss = a.mul(w).square().sum(); //+
            tape.backward(loss); //+
            value = loss.getFloat(); //+
        } //= one tape at a time
        same(value, 91f);
        try (NDArray g = w.getGradient()) {
            near(g, 34, 58, 90);
            g.muli(0); //= zero; optimizer.update does it, else gradients add up
            near(w.getGradient(), 0, 0, 0);
        }
        NDArray fixed = w.mul(2).stopGradient(); //= detach
        same(fixed.hasGradient(), false);
    }

    private static void optimisers() {
        //# Optimisers (never inside an NDScope: it frees their state)
        NDArray w = m.ones(new Shape(2));
        w.setRequiresGradient(true);
        ParameterTracker rate = (name, update) -> 0.1f * Math.min(1, update / 10f); //= update counts from 1
        same(rate.getNewValue("w", 5), 0.05f);
        Optimizer adam = Optimizer.adamW().optBeta1(0.9f).optBeta2(0.99f).optWeightDecays(0f).optLearningRateTracker(rate).build(); //= one for each group
        backward(w);
        try (NDArray g = w.getGradient()) { adam.update("w", w, g); } //= then the gradient is zero
        near(w, 0.99, 0.99);
        near(w.getGradient(), 0, 0);
        Optimizer sgd = Optimizer.sgd().setLearningRateTracker((ParameterTracker) (name, update) -> 0.1f).optMomentum(0.9f).build();
        backward(w);
        sgd.update("w", w, w.getGradient());
        near(w, 0.99 - 0.1 * 2 * 0.99, 0.99 - 0.1 * 2 * 0.99);
    }

    private static void backward(NDArray w) {
        try (NDScope scope = new NDScope(); GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            tape.backward(w.square().sum());
        }
    }

    private static void randomNumbers() {
        //# Random numbers
        Engine.getInstance().setRandomSeed(7); //= PyTorch's stream
        NDArray first = m.randomNormal(0f, 1f, new Shape(2, 3), DataType.FLOAT32), u = m.randomUniform(-1f, 1f, new Shape(3)); //= from that stream
        Engine.getInstance().setRandomSeed(7);
        near(first.sub(m.randomNormal(0f, 1f, new Shape(2, 3), DataType.FLOAT32)), 0, 0, 0, 0, 0, 0);
        same(u.abs().lte(1).all().getBoolean(), true);
        float[] z = new float[6]; //+
        for (int i = 0; i < z.length; i++) { z[i] = (float) random.nextGaussian(); } //+
        NDArray noise = m.create(z, new Shape(2, 3)); //= from Java's stream
        near(noise.get(0), z[0], z[1], z[2]);
        NDArray ri = m.randomInteger(0, 5, new Shape(8), DataType.INT64), pm = m.randomPermutation(5); //= 0 to 4
        same(ri.lt(5).all().getBoolean(), true);
        near(pm.sort(), 0, 1, 2, 3, 4);
    }

    private static void scopes(NDArray a) {
        //# Scopes: each array holds native memory until closed
        float norm; //+
        try (NDScope scope = new NDScope()) { norm = a.square().sum().sqrt().getFloat(); } //= frees what was made inside
        near(m.create(norm), Math.sqrt(91));
        NDArray kept; //+
        try (NDScope scope = new NDScope()) { kept = a.mul(2); NDScope.unregister(kept); } //= outlives the scope
        near(kept, 2, 4, 6, 8, 10, 12);
        kept.close(); //= frees one
        same(kept.isReleased(), true);
        //- Keep float[] and numbers over steps, not arrays. getFloat() waits for the device: once a step.
    }

    private static void data(NDArray a) throws Exception {
        //# Device, data in and out
        NDArray there = a.toDevice(Device.cpu(), false);
        same(there.getDevice(), m.getDevice());
        float[] flat = a.toFloatArray(); //= int64: toLongArray; int32: toIntArray
        same(flat.length, 6);
        float v = a.getFloat(1, 2); //= one element
        same(v, 6f);
        NDArray l = a.toType(DataType.INT64, false);
        near(l, 1, 2, 3, 4, 5, 6);
        NDArray copy = a.duplicate(); //= get, reshape, transpose share memory
        copy.muli(0);
        near(a.get(0), 1, 2, 3);
        byte[] bytes = new NDList(a).encode();
        NDArray back = NDList.decode(m, bytes).get(0);
        near(back, 1, 2, 3, 4, 5, 6);
    }

    private static void absent(NDArray a) {
        //# Absent, and what to write instead
        NDArray i = m.arange(3f), causal = i.expandDims(1).gte(i.expandDims(0)); //= tril, as true and false
        near(causal.toType(DataType.FLOAT32, false), 1, 0, 0, 1, 1, 0, 1, 1, 1);
        NDArray masked = NDArrays.where(causal, m.ones(new Shape(3, 3)), m.full(new Shape(3, 3), Float.NEGATIVE_INFINITY)); //= masked_fill
        near(masked.softmax(-1).get(1), 0.5, 0.5, 0);
        NDArray top = a.max(new int[] {1}, true), lse = a.sub(top).exp().sum(new int[] {1}, true).log().add(top); //= logsumexp
        near(lse, 3.407606, 6.407606);
        NDArray sd = a.sub(a.mean()).square().mean().sqrt();
        near(sd, Math.sqrt(35 / 12.0));
        NDArray lerp = a.add(a.mul(3).sub(a).mul(0.5));
        near(lerp, 2, 4, 6, 8, 10, 12);
        NDArray ein = a.expandDims(2).mul(a.expandDims(1)); //= einsum bi,bj->bij
        same(ein.getShape(), new Shape(2, 3, 3));
        NDArray q = m.ones(new Shape(1, 2, 4)), att = q.matMul(q.swapAxes(1, 2)).div(Math.sqrt(4)).softmax(-1).matMul(q);
        near(att, 1, 1, 1, 1, 1, 1, 1, 1);
        double[] p = {0.2, 0.5, 0.3}; //+
        double u = random.nextDouble(); //+
        int k = 0; //+
        while (k < p.length - 1 && (u -= p[k]) > 0) { k++; } //= multinomial, in Java
        same(k >= 0 && k < 3, true);
        NDArray gu = m.randomUniform(1e-6f, 1, new Shape(4, 3)), dr = gu.log().neg().log().neg().argMax(1);
        same(dr.getShape(), new Shape(4));
        //- Absent: autocast, compile, prelu, transposed convolution, tile, trace, NAG, RMSprop.
    }

    private static void torch() {
        //# Where the template has Torch.java and Optimiser.java
        Torch.Weights w = new Torch.Weights(m, random); //= named weights, drawn by Java
        same(w.count(), 0L);
        w.newLinear("in", 3, 8); //= in.w, in.b; newLayerNorm, newBatchNorm, newConvolution, newLstm
        w.normal("emb.w", 0.02, 5, 8); //= also uniform, constant
        w.newLayerNorm("n", 8);
        w.newLinear("out", 8, 2);
        same(w.count(), 32L + 40 + 16 + 18);
        NDArray x = m.ones(new Shape(4, 3)), y = m.create(new long[] {0, 1, 0, 1});
        Optimiser opt = Optimiser.adamW(w, update -> 0.01 * Math.min(1, update / 10.0), 0.9, 0.99, 0.1).decayOnlyMatrices().clip(1); //= update counts from 0
        float loss = 0, begin = 0;
        for (int step = 0; step < 60; step++) {
            loss = Torch.backward(() -> { //+
                NDArray h = Torch.dropout(Torch.gelu(w.linear("in", x)), 0.1); //+
                return Torch.crossEntropy(w.linear("out", w.layerNorm("n", h)), y); //+
            }); //= frees all; dropout works only inside
            same(loss > 0, true);
            begin = step == 0 ? loss : begin;
            double norm = opt.update(); //= norm before clipping
            same(norm > 0, true);
        }
        same(loss < begin && Math.abs(loss - Math.log(2)) < 0.1, true);
        float[][] out = Torch.infer(() -> Torch.rows(w.linear("out", w.linear("in", x)))); //= hand out Java arrays only
        same(out.length, 4);
        Torch.Weights average = w.copy(); //= to evaluate; back: w.follow(average, 0)
        average.follow(w, 0.99); //= exponential average
        near(average.get("n.b").sub(w.get("n.b")), new double[8]);
        NDArray mask = Torch.causalMask(m, 3), seq = m.ones(new Shape(2, 3, 8));
        NDArray att = Torch.attention(seq, seq, seq, 2, mask, 0.1); //= 2 heads; q, k, v: batch, length, width
        same(att.getShape(), new Shape(2, 3, 8));
    }

    // --------------------------------------------------------------------------------------------------------- checks

    private static void same(Object found, Object expected) {
        checks++;
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    private static void near(NDArray found, double... expected) {
        checks++;
        float[] values = found.toType(DataType.FLOAT32, false).toFloatArray();
        boolean fits = values.length == expected.length;
        for (int i = 0; fits && i < values.length; i++) {
            fits = Math.abs(values[i] - expected[i]) < 1e-3;
        }
        if (!fits) {
            throw new AssertionError("expected " + Arrays.toString(expected) + ", found " + Arrays.toString(values));
        }
    }
}
