// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.awt.image.BufferedImage;

/** A decoded picture: a pixel of each colour to four of luma. */
public final class Vp8Picture {

    private static final int FRACTION = 6;

    private final int width;
    private final int height;
    private final Plane luma;
    private final Plane blue;
    private final Plane red;

    Vp8Picture(int width, int height, Plane luma, Plane blue, Plane red) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        this.blue = blue;
        this.red = red;
    }

    /**
     * The picture in the colours of screens.
     *
     * @param step every how manieth pixel of a row or column is wanted; at least 1
     */
    public BufferedImage shown(int step) {
        var shown = new BufferedImage(1 + (width - 1) / step, 1 + (height - 1) / step, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < shown.getHeight(); y++) {
            for (var x = 0; x < shown.getWidth(); x++) {
                shown.setRGB(x, y, colour(x * step, y * step));
            }
        }
        return shown;
    }

    /** By ITU-R BT.601, studio range, as libwebp calculates it. */
    private int colour(int x, int y) {
        var l = part(luma.level(luma.at(x, y)), 19077);
        var u = smoothed(blue, x, y);
        var v = smoothed(red, x, y);
        var r = level(l + part(v, 26149) - 14234);
        var g = level(l - part(u, 6419) - part(v, 13320) + 8708);
        var b = level(l + part(u, 33050) - 17685);
        return r << 16 | g << 8 | b;
    }

    /** Nine parts of the nearest level, three of each neighbour beside it, one of that between these. */
    private int smoothed(Plane plane, int x, int y) {
        var nearX = x / 2;
        var nearY = y / 2;
        var farX = Math.clamp(nearX + (x % 2 == 0 ? -1 : 1), 0, (width - 1) / 2);
        var farY = Math.clamp(nearY + (y % 2 == 0 ? -1 : 1), 0, (height - 1) / 2);
        var near = plane.level(plane.at(nearX, nearY));
        var beside = plane.level(plane.at(farX, nearY)) + plane.level(plane.at(nearX, farY));
        var across = plane.level(plane.at(farX, farY));
        return (near + 3 * beside + across + 8 >> 3) + near >> 1;
    }

    private static int part(int level, int of) {
        return level * of >> 8;
    }

    private static int level(int value) {
        return Math.clamp(value >> FRACTION, 0, 255);
    }
}
