// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RFC 6962, section 2.1, word by word and with nothing of ours: MTH, PATH and PROOF of a list of leaves, only the
 * values are compared by {@link Hash}.
 */
final class NaiveTree {

    private record Range(int begin, int end) {}

    private final List<byte[]> leaves;
    private final Map<Range, Hash> known = new ConcurrentHashMap<>();

    NaiveTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    Hash root(int size) {
        return mth(0, size);
    }

    List<Hash> path(int index, int size) {
        return path(index, 0, size);
    }

    List<Hash> proof(int from, int size) {
        return from == size ? List.of() : subproof(from, 0, size, true);
    }

    private Hash mth(int begin, int end) {
        var hash = known.get(new Range(begin, end));
        if (hash == null) {
            hash = hashed(begin, end);
            known.put(new Range(begin, end), hash);
        }
        return hash;
    }

    private Hash hashed(int begin, int end) {
        if (begin == end) {
            return sha256(new byte[0]);
        }
        if (end - begin == 1) {
            return sha256(new byte[] {0}, leaves.get(begin));
        }
        var k = begin + k(end - begin);
        return sha256(new byte[] {1}, mth(begin, k).bytes(), mth(k, end).bytes());
    }

    private List<Hash> path(int m, int begin, int end) {
        if (end - begin == 1) {
            return List.of();
        }
        var k = k(end - begin);
        return m < k
                ? and(path(m, begin, begin + k), mth(begin + k, end))
                : and(path(m - k, begin + k, end), mth(begin, begin + k));
    }

    private List<Hash> subproof(int m, int begin, int end, boolean b) {
        var n = end - begin;
        if (m == n) {
            return b ? List.of() : List.of(mth(begin, end));
        }
        var k = k(n);
        return m <= k
                ? and(subproof(m, begin, begin + k, b), mth(begin + k, end))
                : and(subproof(m - k, begin + k, end, false), mth(begin, begin + k));
    }

    private static int k(int n) {
        var k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> and(List<Hash> list, Hash last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static Hash sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
