package org.libraryexchange.seal;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.json.Sha256;

/** A Merkle tree as RFC 9162 (section 2.1) has it. */
final class SealTree {

    private static final byte NODE = 1;

    private final List<byte[]> leaves;
    private final List<List<byte[]>> paths = new ArrayList<>();
    private final byte[] root;

    SealTree(List<byte[]> leaves) {
        this.leaves = leaves;
        leaves.forEach(leaf -> paths.add(new ArrayList<>()));
        this.root = root(0, leaves.size());
    }

    byte[] root() {
        return root;
    }

    /** The nodes that lead from a leaf to the root, from below upwards. */
    List<byte[]> path(int index) {
        return paths.get(index);
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        byte[] left = root(from, split);
        byte[] right = root(split, to);
        paths.subList(from, split).forEach(path -> path.add(right));
        paths.subList(split, to).forEach(path -> path.add(left));
        return node(left, right);
    }

    /**
     * The root that a path leads to (RFC 9162, section 2.1.3.2).
     *
     * @return null where the path has another length than one of such a leaf has
     */
    static byte[] root(byte[] leaf, int index, int count, List<byte[]> path) {
        byte[] hash = leaf;
        int place = index;
        int last = count - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return null;
            }
            if (place % 2 == 1 || place == last) {
                hash = node(sibling, hash);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                hash = node(hash, sibling);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 ? hash : null;
    }

    private static byte[] node(byte[] left, byte[] right) {
        byte[] node = new byte[1 + left.length + right.length];
        node[0] = NODE;
        System.arraycopy(left, 0, node, 1, left.length);
        System.arraycopy(right, 0, node, 1 + left.length, right.length);
        return Sha256.of(node);
    }
}
