// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import java.io.IOException;

/** Decodes one key frame. */
public final class Vp8Decoder {

    /** What is to be asked as time goes by. */
    @FunctionalInterface
    public interface Deadline {
        /**
         * Returns while there is time left.
         *
         * @throws IOException where there is none
         */
        void requireTime() throws IOException;
    }

    private final FrameHeader header;
    private final int columns;
    private final int rows;
    private final Plane luma;
    private final Plane blue;
    private final Plane red;
    private final Modes modes;
    private final Residue residue;
    private final SubBlockPrediction parts = new SubBlockPrediction();
    private final int[] right = new int[4];

    /** Of each block, where edges are smoothed: the number of its strength, and whether those inside are. */
    private final byte[] filters;

    /** @param data a whole key frame, as its size has been read from it */
    public Vp8Decoder(byte[] data) throws IOException {
        header = FrameHeader.read(data);
        columns = (header.width() + 15) / 16;
        rows = (header.height() + 15) / 16;
        luma = new Plane(16 * columns, 16 * rows);
        blue = new Plane(8 * columns, 8 * rows);
        red = new Plane(8 * columns, 8 * rows);
        modes = new Modes(header.modes(), columns);
        residue = new Residue(header.coefficients(), columns);
        filters = new byte[header.filterLevel() == 0 ? 0 : columns * rows];
    }

    /** @throws IOException where data are missing, or the deadline has passed */
    public Vp8Picture decode(Deadline deadline) throws IOException {
        for (var row = 0; row < rows; row++) {
            deadline.requireTime();
            var data = header.tokens()[row % header.tokens().length];
            modes.beginRow();
            residue.beginRow();
            for (var column = 0; column < columns; column++) {
                decode(column, row, data);
            }
            if (data.isExhausted() || header.modes().isExhausted()) {
                throw new IOException("Data are missing");
            }
        }
        smooth(deadline);
        return new Vp8Picture(header.width(), header.height(), luma, blue, red);
    }

    private void decode(int column, int row, BoolDecoder data) {
        var segment = header.segments().next(header.modes());
        var skipped = header.skipProbability() > 0 && header.modes().bit(header.skipProbability()) == 1;
        modes.next(column);
        var any = false;
        if (skipped) {
            residue.skip(column, modes.split);
        } else {
            any = residue.read(data, column, modes.split, header.quantizers()[segment]);
        }
        if (filters.length > 0) {
            var strength = segment + (modes.split ? Segments.COUNT : 0);
            filters[row * columns + column] = (byte) (2 * strength + (any || modes.split ? 1 : 0));
        }
        reconstruct(column, row);
    }

    private void reconstruct(int column, int row) {
        if (modes.split) {
            reconstructParts(column, row);
        } else {
            Prediction.block(luma, modes.luma, 16, column, row);
            add(luma, 4, 0, column, row);
        }
        Prediction.block(blue, modes.colours, 8, column, row);
        add(blue, 2, 16, column, row);
        Prediction.block(red, modes.colours, 8, column, row);
        add(red, 2, 20, column, row);
    }

    private void reconstructParts(int column, int row) {
        var above = luma.at(16 * column, 16 * row - 1);
        var isLast = row > 0 && column == columns - 1;
        for (var part = 0; part < 16; part++) {
            var x = 4 * (part % 4);
            var at = luma.at(16 * column + x, 16 * row + part / 4 * 4);
            for (var i = 0; i < 4; i++) {
                var outside = x == 12; // the pixels beside the block are not decoded yet but for the row above it
                var from = outside ? above + 16 + (isLast ? -1 : i) : at - luma.stride + 4 + i;
                right[i] = luma.level(from);
            }
            parts.predict(luma, at, modes.parts[part], right);
            Transforms.add(residue.values, 16 * part, luma, at);
        }
    }

    private void add(Plane plane, int size, int first, int column, int row) {
        for (var part = 0; part < size * size; part++) {
            var at = plane.at(4 * (size * column + part % size), 4 * (size * row + part / size));
            Transforms.add(residue.values, 16 * (first + part), plane, at);
        }
    }

    /** Only once all is decoded: blocks are predicted from what is not smoothed. */
    private void smooth(Deadline deadline) throws IOException {
        for (var block = 0; block < filters.length; block++) {
            if (block % columns == 0) {
                deadline.requireTime();
            }
            var strength = header.strengths()[filters[block] >> 1];
            if (strength.limit() > 0) {
                smooth(block % columns, block / columns, strength, (filters[block] & 1) == 1);
            }
        }
    }

    private void smooth(int column, int row, FilterStrength strength, boolean inner) {
        if (header.isSimple()) {
            LoopFilter.simple(luma, column, row, strength, inner);
        } else {
            LoopFilter.normal(luma, 16, column, row, strength, inner);
            LoopFilter.normal(blue, 8, column, row, strength, inner);
            LoopFilter.normal(red, 8, column, row, strength, inner);
        }
    }
}
