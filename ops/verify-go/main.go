// SPDX-License-Identifier: Apache-2.0

// Verify-go checks an export's proof with Go's own libraries and nothing of ours: FOLDER VKEY...
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type folder string

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles { // Go's paths have the height too
		bytes, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (f folder) checkpoint(name string, keys note.Verifiers) tlog.Tree {
	signed := must(note.Open(must(os.ReadFile(filepath.Join(string(f), name))), keys))
	lines := strings.Split(signed.Text, "\n")
	check(len(lines) == 4 && lines[0] == signed.Sigs[0].Name, "%s is no checkpoint of this log", name)
	return tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
}

func main() {
	log.SetFlags(0)
	check(len(os.Args) > 2, "usage: verify-go FOLDER VKEY...")
	dir, verifiers := folder(os.Args[1]), []note.Verifier{}
	for _, vkey := range os.Args[2:] {
		verifiers = append(verifiers, must(note.NewVerifier(vkey)))
	}
	keys := note.VerifierList(verifiers...)
	tree := dir.checkpoint("checkpoint", keys)
	hashes := tlog.TileHashReader(tree, dir)
	for first := int64(0); first < tree.N; first += 1 << height {
		dir.entries(tree, hashes, first)
	}
	older := must(os.ReadDir(filepath.Join(string(dir), "checkpoints")))
	for _, file := range older {
		old := dir.checkpoint("checkpoints/"+file.Name(), keys)
		proof := must(tlog.ProveTree(tree.N, old.N, hashes))
		must(0, tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	}
	fmt.Printf("%d leaves and %d checkpoints verified by golang.org/x/mod/sumdb\n", tree.N, len(older))
}

// Every leaf of a bundle hashes to its place in the tree, and the first one has an inclusion proof.
func (f folder) entries(tree tlog.Tree, hashes tlog.HashReader, first int64) {
	tile := tlog.Tile{H: height, L: -1, N: first >> height, W: int(min(1<<height, tree.N-first))}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	bundle := must(os.ReadFile(filepath.Join(string(f), path)))
	var indexes []int64
	var leaves []tlog.Hash
	for index := first; index < first+int64(tile.W); index++ {
		check(len(bundle) >= 2 && len(bundle)-2 >= int(binary.BigEndian.Uint16(bundle)), "%s ends in leaf %d", path, index)
		length := 2 + int(binary.BigEndian.Uint16(bundle))
		leaves = append(leaves, tlog.RecordHash(bundle[2:length]))
		indexes = append(indexes, tlog.StoredHashIndex(0, index))
		bundle = bundle[length:]
	}
	check(len(bundle) == 0, "%s goes on behind its last leaf", path)
	for i, kept := range must(hashes.ReadHashes(indexes)) {
		check(kept == leaves[i], "leaf %d is not that of the tree", first+int64(i))
	}
	proof := must(tlog.ProveRecord(tree.N, first, hashes))
	must(0, tlog.CheckRecord(proof, tree.N, tree.Hash, first, leaves[0]))
}

func must[T any](value T, err error) T {
	check(err == nil, "%v", err)
	return value
}

func check(ok bool, message string, arguments ...any) {
	if !ok {
		log.Fatalf(message, arguments...)
	}
}
