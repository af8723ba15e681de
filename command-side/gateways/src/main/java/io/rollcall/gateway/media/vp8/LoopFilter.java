// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/** Smooths the edges between blocks and inside them (RFC 6386, section 15). */
final class LoopFilter {

    private LoopFilter() {}

    /** One edge: {@code across} leads over it, {@code along} to its next pixel. */
    private record Edge(Plane plane, int at, int across, int along, int length) {}

    /** All edges of a block, of luma alone. */
    static void simple(Plane luma, int x, int y, FilterStrength strength, boolean inner) {
        for (var edge = 0; edge < 16; edge += 4) {
            if (edge == 0 ? x > 0 : inner) {
                simple(edge(luma, 16, x, y, edge, true), strength.limit() + (edge == 0 ? 4 : 0));
            }
        }
        for (var edge = 0; edge < 16; edge += 4) {
            if (edge == 0 ? y > 0 : inner) {
                simple(edge(luma, 16, x, y, edge, false), strength.limit() + (edge == 0 ? 4 : 0));
            }
        }
    }

    /** @param size of the block: 16 for luma, 8 for colours */
    static void normal(Plane plane, int size, int x, int y, FilterStrength strength, boolean inner) {
        for (var edge = 0; edge < size; edge += 4) {
            if (edge == 0 ? x > 0 : inner) {
                normal(edge(plane, size, x, y, edge, true), strength, edge == 0);
            }
        }
        for (var edge = 0; edge < size; edge += 4) {
            if (edge == 0 ? y > 0 : inner) {
                normal(edge(plane, size, x, y, edge, false), strength, edge == 0);
            }
        }
    }

    private static Edge edge(Plane plane, int size, int x, int y, int inside, boolean upright) {
        return upright
                ? new Edge(plane, plane.at(x * size + inside, y * size), 1, plane.stride, size)
                : new Edge(plane, plane.at(x * size, y * size + inside), plane.stride, 1, size);
    }

    private static void simple(Edge edge, int limit) {
        for (var i = 0; i < edge.length; i++) {
            var at = edge.at + i * edge.along;
            if (isWithin(edge.plane, at, edge.across, limit)) {
                two(edge.plane, at, edge.across);
            }
        }
    }

    private static void normal(Edge edge, FilterStrength strength, boolean ofBlock) {
        var limit = strength.limit() + (ofBlock ? 4 : 0);
        for (var i = 0; i < edge.length; i++) {
            var at = edge.at + i * edge.along;
            if (!isWithin(edge.plane, at, edge.across, limit)
                    || !isEven(edge.plane, at, edge.across, strength.inside())) {
                continue;
            }
            if (varies(edge.plane, at, edge.across, strength.variance())) {
                two(edge.plane, at, edge.across);
            } else if (ofBlock) {
                six(edge.plane, at, edge.across);
            } else {
                four(edge.plane, at, edge.across);
            }
        }
    }

    private static boolean isWithin(Plane plane, int at, int across, int limit) {
        return 4 * difference(plane, at - across, at) + difference(plane, at - 2 * across, at + across)
                <= 2 * limit + 1;
    }

    private static boolean isEven(Plane plane, int at, int across, int limit) {
        for (var i = 1; i < 4; i++) {
            if (difference(plane, at - i * across, at - (i + 1) * across) > limit
                    || difference(plane, at + (i - 1) * across, at + i * across) > limit) {
                return false;
            }
        }
        return true;
    }

    private static boolean varies(Plane plane, int at, int across, int limit) {
        return difference(plane, at - 2 * across, at - across) > limit || difference(plane, at, at + across) > limit;
    }

    private static int difference(Plane plane, int one, int other) {
        return Math.abs(plane.level(one) - plane.level(other));
    }

    private static void two(Plane plane, int at, int across) {
        var outer = Math.clamp(plane.level(at - 2 * across) - plane.level(at + across), -128, 127);
        var a = 3 * (plane.level(at) - plane.level(at - across)) + outer;
        change(plane, at - across, Math.clamp(a + 3 >> 3, -16, 15));
        change(plane, at, -Math.clamp(a + 4 >> 3, -16, 15));
    }

    private static void four(Plane plane, int at, int across) {
        var a = 3 * (plane.level(at) - plane.level(at - across));
        var right = Math.clamp(a + 4 >> 3, -16, 15);
        var outer = right + 1 >> 1;
        change(plane, at - 2 * across, outer);
        change(plane, at - across, Math.clamp(a + 3 >> 3, -16, 15));
        change(plane, at, -right);
        change(plane, at + across, -outer);
    }

    private static void six(Plane plane, int at, int across) {
        var outer = Math.clamp(plane.level(at - 2 * across) - plane.level(at + across), -128, 127);
        var a = Math.clamp(3 * (plane.level(at) - plane.level(at - across)) + outer, -128, 127);
        for (var i = 0; i < 3; i++) {
            var change = (27 - 9 * i) * a + 63 >> 7;
            change(plane, at - (i + 1) * across, change);
            change(plane, at + i * across, -change);
        }
    }

    private static void change(Plane plane, int at, int by) {
        plane.set(at, plane.level(at) + by);
    }
}
