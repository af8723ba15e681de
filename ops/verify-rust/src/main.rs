// SPDX-License-Identifier: Apache-2.0

//! Checks an export's proof with libraries of others: `verify-rust FOLDER VKEY...`

mod ml_dsa_key;

use ml_dsa_key::MlDsaKey;
use signed_note::{Note, StandardVerifier, Verifier, VerifierList};
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use tlog_tiles::{
    Checkpoint, Error as TlogError, Hash, HashReader, Tile, TileHashReader, TileReader, check_record, check_tree,
    prove_record, prove_tree, record_hash, stored_hash_index,
};

const HEIGHT: u8 = 8;
const WIDTH: u64 = 1 << HEIGHT;

struct Folder(PathBuf);

impl TileReader for Folder {
    fn height(&self) -> u8 {
        HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, TlogError> {
        let read = |tile: &Tile| self.read(&tile.path().replacen("tile/8/", "tile/", 1));
        let refused = |e: Box<dyn Error>| TlogError::InvalidInput(e.to_string());
        tiles.iter().map(|tile| read(tile).map_err(refused)).collect()
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

impl Folder {
    fn read(&self, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        fs::read(self.0.join(name)).map_err(|e| format!("{name}: {e}").into())
    }

    /// The checkpoint of a file, if it is signed by each of these keys.
    fn checkpoint(&self, name: &str, vkeys: &[String]) -> Result<(u64, Hash), Box<dyn Error>> {
        let note = Note::from_bytes(&self.read(name)?)?;
        let checkpoint = Checkpoint::from_bytes(note.text()).map_err(|_| format!("{name} is no checkpoint"))?;
        for vkey in vkeys {
            let key = verifier(vkey)?;
            if key.name() != checkpoint.origin() {
                return Err(format!("{name} is of another log").into());
            }
            note.verify(&VerifierList::new(vec![key]))?;
        }
        Ok((checkpoint.size(), *checkpoint.hash()))
    }

    /// Every leaf of a bundle hashes to its place in the tree, and the first one has an inclusion proof. How many
    /// there are: an export of a range has not all bundles.
    fn bundle(&self, first: u64, size: u64, root: Hash) -> Result<u64, Box<dyn Error>> {
        let width = WIDTH.min(size - first);
        let tile = Tile::new(HEIGHT, 0, first / WIDTH, u32::try_from(width)?, true);
        let path = tile.path().replacen("tile/8/data/", "tile/entries/", 1);
        if !self.0.join(&path).exists() {
            return Ok(0);
        }
        let bytes = self.read(&path)?;
        let mut rest = bytes.as_slice();
        let mut leaves = vec![];
        while let [high, low, behind @ ..] = rest {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            let leaf = behind.get(..length).ok_or("a bundle ends within a leaf")?;
            leaves.push(record_hash(leaf));
            rest = &behind[length..];
        }
        let indexes: Vec<_> = (first..first + width).map(|i| stored_hash_index(0, i)).collect();
        let hashes = TileHashReader::new(size, root, self);
        if !rest.is_empty() || hashes.read_hashes(&indexes)? != leaves {
            return Err(format!("{path} is not of this tree").into());
        }
        check_record(&prove_record(size, first, &hashes)?, size, root, first, leaves[0])?;
        Ok(width)
    }
}

fn verifier(vkey: &str) -> Result<Box<dyn Verifier>, Box<dyn Error>> {
    Ok(match MlDsaKey::parse(vkey) {
        Some(key) => Box::new(key),
        None => Box::new(StandardVerifier::new(vkey)?),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = Folder(arguments.next().ok_or("usage: verify-rust FOLDER VKEY...")?.into());
    let vkeys: Vec<_> = arguments.collect();
    if vkeys.is_empty() {
        return Err("usage: verify-rust FOLDER VKEY...".into());
    }
    let (size, root) = folder.checkpoint("checkpoint", &vkeys)?;
    let mut leaves = 0;
    for first in (0..size).step_by(usize::try_from(WIDTH)?) {
        leaves += folder.bundle(first, size, root)?;
    }
    let mut older = 0;
    for file in fs::read_dir(folder.0.join("checkpoints"))? {
        let name = format!("checkpoints/{}", file?.file_name().to_string_lossy());
        let (from, old) = folder.checkpoint(&name, &vkeys)?;
        let proof = prove_tree(size, from, &TileHashReader::new(size, root, &folder))?;
        check_tree(&proof, size, root, from, old)?;
        older += 1;
    }
    println!("{leaves} of {size} leaves and {older} checkpoints of {} keys verified by tlog_tiles", vkeys.len());
    Ok(())
}
