// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

/**
 * Predicts four by four pixels (RFC 6386, section 12.3). Most modes follow a line: a pixel is a mean of two or three
 * neighbours on the edge, which runs from the bottom left over the corner to the top right.
 */
final class SubBlockPrediction {

    /** The modes, in the order of {@link Tables#MODES}. */
    static final int MEAN = 0;

    static final int MOVED = 1;
    static final int FROM_ABOVE = 2;
    static final int FROM_LEFT = 3;
    private static final int DOWN_RIGHT = 4;
    private static final int VERTICAL_RIGHT = 5;
    private static final int DOWN_LEFT = 6;
    private static final int VERTICAL_LEFT = 7;
    private static final int HORIZONTAL_DOWN = 8;
    static final int COUNT = 10;

    /** Of the edge: the left side from the bottom, the corner, then eight above. */
    private static final int CORNER = 4;

    private final int[] edge = new int[13];

    /** @param right the four levels above and to the right */
    void predict(Plane plane, int at, int mode, int[] right) {
        look(plane, at, right);
        switch (mode) {
            case MEAN -> Prediction.fill(plane, at, 4, mean());
            case MOVED -> Prediction.moved(plane, at, 4);
            default -> {
                for (var y = 0; y < 4; y++) {
                    for (var x = 0; x < 4; x++) {
                        plane.set(at + y * plane.stride + x, level(mode, x, y));
                    }
                }
            }
        }
    }

    private void look(Plane plane, int at, int[] right) {
        for (var i = 0; i < 4; i++) {
            edge[CORNER - 1 - i] = plane.level(at + i * plane.stride - 1);
            edge[CORNER + 1 + i] = plane.level(at - plane.stride + i);
            edge[CORNER + 5 + i] = right[i];
        }
        edge[CORNER] = plane.level(at - plane.stride - 1);
    }

    private int mean() {
        var sum = 4;
        for (var i = 0; i < 4; i++) {
            sum += edge[CORNER - 1 - i] + edge[CORNER + 1 + i];
        }
        return sum >> 3;
    }

    private int level(int mode, int x, int y) {
        return switch (mode) {
            case FROM_ABOVE -> three(CORNER + 1 + x);
            case FROM_LEFT -> y == 3 ? three(edge[1], edge[0], edge[0]) : three(CORNER - 1 - y);
            case DOWN_RIGHT -> three(CORNER + x - y);
            case VERTICAL_RIGHT -> verticalRight(x, y);
            case DOWN_LEFT -> x + y == 6 ? three(edge[11], edge[12], edge[12]) : three(CORNER + 2 + x + y);
            case VERTICAL_LEFT -> verticalLeft(x, y);
            case HORIZONTAL_DOWN -> horizontalDown(x, y);
            default -> horizontalUp(x, y);
        };
    }

    private int verticalRight(int x, int y) {
        var along = 2 * x - y;
        if (along < 0) {
            return along == -1 ? three(CORNER) : three(CORNER + 1 - y);
        }
        var middle = CORNER + x - y / 2;
        return along % 2 == 0 ? two(middle) : three(middle);
    }

    private int verticalLeft(int x, int y) {
        if (x == 3 && y > 1) {
            return three(y == 2 ? CORNER + 6 : CORNER + 7);
        }
        var first = CORNER + 1 + x + y / 2;
        return y % 2 == 0 ? two(first) : three(first + 1);
    }

    private int horizontalDown(int x, int y) {
        var along = 2 * y - x;
        if (along < 0) {
            return along == -1 ? three(CORNER) : three(CORNER - 1 + x);
        }
        var middle = CORNER - y + x / 2;
        return along % 2 == 0 ? two(middle - 1) : three(middle);
    }

    private int horizontalUp(int x, int y) {
        var along = x + 2 * y;
        if (along > 5) {
            return edge[0];
        }
        if (along == 5) {
            return three(edge[1], edge[0], edge[0]);
        }
        var first = CORNER - 1 - along / 2;
        return along % 2 == 0 ? two(first - 1) : three(first - 1);
    }

    private int two(int first) {
        return edge[first] + edge[first + 1] + 1 >> 1;
    }

    private int three(int middle) {
        return three(edge[middle - 1], edge[middle], edge[middle + 1]);
    }

    private static int three(int one, int middle, int other) {
        return one + 2 * middle + other + 2 >> 2;
    }
}
