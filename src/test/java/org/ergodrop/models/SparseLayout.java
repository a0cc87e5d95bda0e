package org.ergodrop.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Random 16-bit weights [O, 1, 1, I] for a 1 × 1 convolution, sparse the way the pose detector's are: input channels last
 * and listed, optionally in blocks of four output channels.
 *
 * @param shape O, 1, 1, I
 * @param sparsity {@code SparsityParameters}
 * @param stored the values that are there, as halves
 * @param dense all values
 */
record SparseLayout(Integer[] shape, FlatNode sparsity, byte[] stored, float[] dense) {

    private static final int DENSE = 0;
    private static final int SPARSE = 1;

    /** @param indexType 1 = int32, 2 = uint16, 3 = uint8 */
    static SparseLayout random(Random random, int blockSize, int indexType) {
        int rows = 1 + random.nextInt(4);
        int columns = 1 + random.nextInt(12);
        List<Integer> segments = new ArrayList<>(List.of(0));
        List<Integer> coordinates = new ArrayList<>();
        List<Integer> halves = new ArrayList<>();
        float[] dense = new float[rows * blockSize * columns];
        for (int row = 0; row < rows; row++) {
            TreeSet<Integer> filled = new TreeSet<>();
            for (int i = random.nextInt(columns + 1); i > 0; i--) {
                filled.add(random.nextInt(columns));
            }
            for (int column : filled) {
                coordinates.add(column);
                for (int inBlock = 0; inBlock < blockSize; inBlock++) {
                    int half = (0x3000 + random.nextInt(0x1000)) | (random.nextInt(2) << 15);
                    halves.add(half);
                    dense[(row * blockSize + inBlock) * columns + column] = HalfPrecision.toFloat((short) half);
                }
            }
            segments.add(coordinates.size());
        }
        FlatNode listed = FlatNode.table(
                SPARSE, null, indexType, indices(indexType, segments), indexType, indices(indexType, coordinates));
        List<FlatNode> levels = new ArrayList<>(List.of(level(rows), level(1), level(1), listed));
        boolean blocks = blockSize > 1;
        if (blocks) {
            levels.add(level(blockSize));
        }
        FlatNode sparsity = FlatNode.table(
                FlatNode.integers(blocks ? List.of(0, 1, 2, 3, 4) : List.of(0, 1, 2, 3)),
                blocks ? FlatNode.integers(List.of(0)) : null,
                FlatNode.tables(levels));
        byte[] stored =
                FlatNode.shorts(halves.stream().mapToInt(Integer::intValue).toArray());
        return new SparseLayout(new Integer[] {rows * blockSize, 1, 1, columns}, sparsity, stored, dense);
    }

    private static FlatNode level(int size) {
        return FlatNode.table(DENSE, size);
    }

    private static @Nullable FlatNode indices(int type, List<Integer> values) {
        int[] all = values.stream().mapToInt(Integer::intValue).toArray();
        byte[] narrow = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            narrow[i] = (byte) all[i];
        }
        FlatNode vector = switch (type) {
            case 1 -> FlatNode.integers(values);
            case 2 -> FlatNode.vector(FlatNode.shorts(all), all.length);
            default -> FlatNode.vector(narrow, all.length);
        };
        return FlatNode.table(vector);
    }
}
