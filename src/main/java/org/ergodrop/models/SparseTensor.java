package org.ergodrop.models;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant that leaves out zeros, in the layout that the comments of {@code SparsityParameters} in
 * tensorflow/lite/schema/schema.fbs describe: dimensions are walked in a given order; each is either dense or lists its
 * non-zero coordinates as in compressed sparse rows; trailing dimensions may be blocks of leading ones.
 */
final class SparseTensor {

    private static final int SPARSE = 1;

    /** Far above the pose models' largest constant; keeps a damaged size from asking for all memory. Ours. */
    private static final int MOST_VALUES = 1 << 26;

    private final List<Integer> shape;
    private final List<Integer> traversal;
    private final List<Integer> blockMap;
    private final List<Level> levels;
    private final float[] stored;

    /** One dimension in walking order: {@code size} coordinates, or segments of listed ones. */
    private record Level(boolean sparse, int size, List<Integer> segments, List<Integer> coordinates) {

        static Level read(FlatTable table) {
            return new Level(
                    table.octet(0, 0) == SPARSE, table.integer(1, 0), indexVector(table, 2), indexVector(table, 4));
        }

        /** {@code SparseIndexVector}: a union of vectors of int32, uint16 and uint8. */
        private static List<Integer> indexVector(FlatTable table, int typeField) {
            List<Integer> indices = new ArrayList<>();
            FlatTable vector = table.table(typeField + 1).orElse(null);
            if (vector != null) {
                int width = List.of(0, Integer.BYTES, Short.BYTES, Byte.BYTES).get(table.octet(typeField, 0) & 3);
                ByteBuffer values = vector.vector(0, width);
                while (values.hasRemaining()) {
                    indices.add(
                            switch (width) {
                                case Integer.BYTES -> values.getInt();
                                case Short.BYTES -> Short.toUnsignedInt(values.getShort());
                                default -> Byte.toUnsignedInt(values.get());
                            });
                }
            }
            return indices;
        }
    }

    /** @param stored the values that are there, in walking order */
    SparseTensor(List<Integer> shape, FlatTable sparsity, float[] stored) {
        this.shape = shape;
        this.traversal = sparsity.integers(0);
        this.blockMap = sparsity.integers(1);
        this.levels = sparsity.tables(2).stream().map(Level::read).toList();
        this.stored = stored;
        if (levels.size() != traversal.size() || traversal.size() != shape.size() + blockMap.size()) {
            throw ModelConversionException.damaged("a sparse constant has " + shape.size() + " dimensions, "
                    + blockMap.size() + " blocks and " + levels.size() + " levels");
        }
    }

    /** All values, the zeros filled in. */
    Constant dense() {
        int count = shape.stream().reduce(1, Math::multiplyExact);
        if (count < stored.length || count > MOST_VALUES) {
            throw ModelConversionException.damaged(
                    "a sparse constant of " + count + " values holds " + stored.length + " others than zero");
        }
        float[] values = new float[count];
        walk(0, 0, new int[traversal.size()], values);
        return new Constant(shape, values);
    }

    private void walk(int depth, int position, int[] coordinates, float[] values) {
        if (depth == levels.size()) {
            values[flatIndex(coordinates)] = stored[position];
            return;
        }
        Level level = levels.get(depth);
        int dimension = traversal.get(depth);
        int from = level.sparse() ? level.segments().get(position) : position * level.size();
        int to = level.sparse() ? level.segments().get(position + 1) : from + level.size();
        for (int i = from; i < to; i++) {
            coordinates[dimension] = level.sparse() ? level.coordinates().get(i) : i - from;
            walk(depth + 1, i, coordinates, values);
        }
    }

    private int flatIndex(int[] coordinates) {
        int[] full = coordinates.clone();
        for (int block = 0; block < blockMap.size(); block++) {
            int blockDimension = shape.size() + block;
            int size = levels.get(traversal.indexOf(blockDimension)).size();
            int outer = blockMap.get(block);
            full[outer] = full[outer] * size + full[blockDimension];
        }
        int flat = 0;
        for (int i = 0; i < shape.size(); i++) {
            flat = flat * shape.get(i) + full[i];
        }
        return flat;
    }
}
